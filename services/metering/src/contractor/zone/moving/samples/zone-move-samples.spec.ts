import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import type { MeterEvent } from '../../../../meter/domain/meter.messages.ts';
import { meter } from '../../../../meter/domain/meter.ts';

it('N5, A1-4: events of moves of version 1 replay', () => {
  const stored = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as MeterEvent;
  const installed = stored('../../../../meter/samples/MeterInstalled.v1.json');
  const waiting = [installed, stored('./MeterZoneMoveRequested.v1.json')];
  expect(fold(meter, waiting)).toMatchObject({ zoneMove: { moveId: 'move-1', requestedBy: 'connections-1' } });
  expect(fold(meter, [...waiting, stored('./MeterZoneMoveDeclined.v1.json')])).not.toHaveProperty('zoneMove');
  const moved = fold(meter, [...waiting, stored('./MeterMovedToZone.v1.json')]);
  expect(moved).toMatchObject({ countyOffice: 'county-1', zoneMoves: [{ zone: 'zone-b', from: '2026-11-23' }] });
  expect(moved).not.toHaveProperty('zoneMove');
});
