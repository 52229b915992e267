import { expect, it } from '@jest/globals';
import { validateContract } from '@pishkhan/contracts';
import { fold } from '@pishkhan/decider';
import type { RecordedEvent } from '@pishkhan/event-store';
import { readFileSync } from 'node:fs';
import type { MeterEvent } from '../../../domain/meter.messages.ts';
import { meter } from '../../../domain/meter.ts';
import { meteredAccount } from '../../../installing/domain/metered-account.ts';
import type { AccountClaimed, MeterExchangeRefused } from '../../../installing/domain/metered-account.messages.ts';
import { meteredAccountPublications } from '../../../installing/metered-account.publish.ts';
import { meterPublications } from '../../../meter.publish.ts';

const stored = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const sample = (type: string) => stored(`./${type}.v1.json`) as MeterEvent;
const recorded = (event: { readonly type: string; readonly data: unknown }) =>
  ({ ...event, schemaVersion: 1, stream: 'meter-62000001', revision: 1 }) as unknown as RecordedEvent;
const before = [stored('../../../samples/MeterInstalled.v1.json') as MeterEvent];

it('Card 13: events of version 1 replay', () => {
  expect(fold(meter, [...before, sample('TakingOffEntered')])).toMatchObject({
    takingOff: { exchange: { putIn: { meterId: '62000901' } } },
  });
  expect(fold(meter, [...before, sample('TakingOffEntered'), sample('TakingOffDeclined')])).not.toHaveProperty(
    'takingOff',
  );
  expect(fold(meter, [...before, sample('MeterExchanged')])).toMatchObject({
    status: 'takenOff',
    takenOff: { on: '2026-11-20', putIn: '62000901' },
  });
  expect(fold(meter, [...before, sample('MeterTakenOff'), sample('MeterTestRecorded')])).toMatchObject({
    takenOff: { absence: 'removed' },
    lastTest: { errorBasisPoints: -400, validUntil: '2028-11-24' },
  });
  const claimed = stored('../../../installing/samples/AccountClaimed.v1.json') as AccountClaimed;
  const refused = stored('../../../installing/samples/MeterExchangeRefused.v1.json') as MeterExchangeRefused;
  expect(fold(meteredAccount, [claimed, refused])).toMatchObject({ claim: claimed.data, refused: ['exchange-1'] });
});

it('Card 13: published as the contracts say, an installation of an exchange not by itself', () => {
  for (const type of ['MeterExchanged', 'MeterTakenOff'] as const) {
    const said = meterPublications[type]!(recorded(sample(type)))!;
    expect(validateContract(said.contract.type, said.contract.version, said.data)).toEqual([]);
  }
  const refused = stored('../../../installing/samples/MeterExchangeRefused.v1.json');
  const said = meteredAccountPublications['MeterExchangeRefused']!(recorded(refused))!;
  expect(validateContract(said.contract.type, said.contract.version, said.data)).toEqual([]);
  const installed = { ...before[0]!, data: { ...before[0]!.data, exchangeId: 'exchange-1' } };
  expect(meterPublications['MeterInstalled']!(recorded(installed))).toBeUndefined();
});
