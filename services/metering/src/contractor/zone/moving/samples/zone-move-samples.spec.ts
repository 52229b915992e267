import { expect, it } from '@jest/globals';
import { validateContract } from '@pishkhan/contracts';
import { fold } from '@pishkhan/decider';
import type { RecordedEvent } from '@pishkhan/event-store';
import { readFileSync } from 'node:fs';
import type { MeterEvent } from '../../../../meter/domain/meter.messages.ts';
import { meter } from '../../../../meter/domain/meter.ts';
import { meterPublications } from '../../../../meter/meter.publish.ts';

it('N5, A1-4: events of moves of version 1 replay', () => {
  const stored = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as MeterEvent;
  const installed = stored('../../../../meter/samples/MeterInstalled.v1.json');
  const waiting = [installed, stored('./MeterZoneMoveRequested.v1.json')];
  expect(fold(meter, waiting)).toMatchObject({ zoneMove: { moveId: 'move-1', requestedBy: 'connections-1' } });
  expect(fold(meter, [...waiting, stored('./MeterZoneMoveDeclined.v1.json')])).not.toHaveProperty('zoneMove');
  const moved = fold(meter, [...waiting, stored('./MeterMovedToZone.v1.json')]);
  expect(moved).toMatchObject({ countyOffice: 'county-1', zoneMoves: [{ zone: 'zone-b', from: '2026-11-23' }] });
  expect(moved).not.toHaveProperty('zoneMove');
  const named = { schemaVersion: 1, stream: 'meter-62000001', revision: 2 };
  const recorded = { ...stored('./MeterMovedToZone.v1.json'), ...named } as unknown as RecordedEvent;
  const said = meterPublications['MeterMovedToZone']!(recorded)!;
  expect(validateContract(said.contract.type, said.contract.version, said.data)).toEqual([]);
  expect(said.data).not.toHaveProperty('confirmedBy');
});
