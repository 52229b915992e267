import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import type { MeterEvent } from '../../../domain/meter.messages.ts';
import { meter } from '../../../domain/meter.ts';
import { meteredAccount } from '../../../installing/domain/metered-account.ts';
import type { AccountClaimed } from '../../../installing/domain/metered-account.messages.ts';

it('N16: events of version 1 replay', () => {
  const stored = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
  const removal = (type: string) => stored(`./${type}.v1.json`) as MeterEvent;
  const waiting = [stored('../../../samples/MeterInstalled.v1.json') as MeterEvent, removal('MeterRemovalRequested')];
  expect(fold(meter, waiting)).toMatchObject({ removal: { requestedBy: 'connections-1' } });
  expect(fold(meter, [...waiting, removal('MeterRemovalDeclined')])).not.toHaveProperty('removal');
  expect(fold(meter, [...waiting, removal('MeterRemoved')])).toEqual({
    status: 'removed',
    meterId: '62000001',
    accountId: '10203040',
    removals: 1,
    lastReadOn: { 10203040: '2026-08-22' },
  });
  const claimed = stored('../../../installing/samples/AccountClaimed.v1.json') as AccountClaimed;
  expect(fold(meteredAccount, [claimed]).claim).toEqual(claimed.data);
});
