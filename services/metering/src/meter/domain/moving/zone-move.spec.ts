import { describe, expect, it } from '@jest/globals';
import { addDays, civilDate, daysBetween } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import * as fc from 'fast-check';
import { isCovered, zoneOn, type ReadingContract } from '../../../contractor/domain/contractor.ts';
import type { MeterEvent, MeterInstalled } from '../meter.messages.ts';
import { meter } from '../meter.ts';

const today = civilDate('2026-11-22');
const installed: MeterInstalled = {
  type: 'MeterInstalled',
  data: {
    meterId: '62000001',
    accountId: '10203040',
    serial: '62000001',
    capacity: 'G4',
    registerDigits: 5,
    installedOn: civilDate('2026-06-21'),
    index: 120,
    zone: 'zone-a',
    countyOffice: 'county-1',
    readingId: 'reading-0',
  },
};
const move = {
  type: 'MoveMeterToZone',
  moveId: 'move-1',
  zone: 'zone-b',
  from: today,
  reason: 'منطقه بسته شد',
  countyOffice: 'county-1',
  by: 'connections-1',
  on: today,
} as const;
const { type: _move, by: requestedBy, on: requestedOn, ...terms } = move;
const data = { ...terms, meterId: '62000001', accountId: '10203040', requestedBy, requestedOn };
const requested: MeterEvent = { type: 'MeterZoneMoveRequested', data };
const moved: MeterEvent = { type: 'MeterMovedToZone', data: { ...data, confirmedBy: 'head-1', movedOn: today } };
const confirm = { type: 'ConfirmZoneMove', moveId: 'move-1', by: 'head-1', on: today } as const;

describe('A1-4, A3-5: a meter is moved to another zone', () => {
  it('N5, 7.5: by two persons, once', () => {
    given(meter, installed).when(move).then(requested).when(move).thenNothing();
    given(meter, installed, requested)
      .when({ ...confirm, by: 'Connections-1' })
      .thenRejected('ZoneMoveMustHaveSecondPerson');
    given(meter, installed, requested)
      .when({ ...move, moveId: 'move-2' })
      .thenRejected('ZoneMoveMustNotBePending', { moveId: 'move-1' });
    given(meter, installed, requested).when(confirm).then(moved).when(confirm).thenNothing();
    given(meter, installed, requested, moved)
      .when({ ...confirm, by: 'head-2' })
      .thenRejected('ZoneMoveMustExist');
  });
  it('7.5, N16: while a move waits the meter is not removed, so that no move of a removed meter waits for ever', () => {
    const removing = { removalId: 'removal-1', isInNoBill: true, by: 'connections-1', on: today } as const;
    const asked: MeterEvent = {
      type: 'MeterRemovalRequested',
      data: {
        meterId: '62000001',
        accountId: '10203040',
        removalId: 'removal-1',
        reason: 'اشتباه',
        requestedBy: 'connections-2',
        requestedOn: today,
      },
    };
    given(meter, installed, requested)
      .when({ ...removing, type: 'RemoveMeter', reason: 'اشتباه' })
      .thenRejected('ZoneMoveMustNotBePending', { moveId: 'move-1' });
    given(meter, installed, asked, requested)
      .when({ ...removing, type: 'ConfirmRemoval' })
      .thenRejected('ZoneMoveMustNotBePending', { moveId: 'move-1' });
    given(meter, installed, requested, moved)
      .when({ ...removing, type: 'RemoveMeter', reason: 'اشتباه' })
      .thenMatching((events) => expect(events).toMatchObject([{ type: 'MeterRemoved' }]));
  });
  it('7.5: a declined move leaves the meter, and can be asked for again', () => {
    const { moveId, meterId, accountId } = data;
    const decline = { type: 'DeclineZoneMove', moveId, reason: 'درست است', by: 'head-1', on: today } as const;
    const declined: MeterEvent = {
      type: 'MeterZoneMoveDeclined',
      data: { meterId, accountId, moveId, reason: 'درست است', declinedBy: 'head-1', declinedOn: today },
    };
    given(meter, installed, requested).when(decline).then(declined).when(move).then(requested);
  });
  it('A1-4: not to the zone of today, and not before the installation or the move before', () => {
    given(meter, installed)
      .when({ ...move, zone: 'zone-a' })
      .thenRejected('MeterMustBeInAnotherZone', { zone: 'zone-a' });
    given(meter, installed)
      .when({ ...move, from: civilDate('2026-06-21') })
      .thenRejected('ZoneMoveMustFollowTheLastOne', { day: '2026-06-21', last: '2026-06-21' });
    given(meter, installed, requested, moved)
      .when({ ...move, moveId: 'move-2', zone: 'zone-a' })
      .thenRejected('ZoneMoveMustFollowTheLastOne', { day: '2026-11-22', last: '2026-11-22' });
    given(meter).when(move).thenRejected('MeterMustExist');
  });
  it('A3-5, N5: on every day the contracts of exactly one zone cover the meter, whatever its moves', () => {
    const first = civilDate('2026-01-01');
    const contract = (zone: string, from: number, to: number | undefined): ReadingContract => ({
      contractId: `${zone} ${from}`,
      countyOffice: 'county-1',
      covers: { zone },
      from: addDays(first, from),
      ...(to !== undefined && { to: addDays(first, from + to) }),
    });
    const zones = fc.constantFrom('zone-a', 'zone-b', 'zone-c');
    const anyContract = fc
      .tuple(zones, fc.nat(100), fc.option(fc.nat(60), { nil: undefined }))
      .map(([zone, from, to]) => contract(zone, from, to));
    const moves = fc
      .uniqueArray(fc.nat(120), { maxLength: 4 })
      .chain((days) => fc.tuple(fc.constant(days.toSorted((a, b) => a - b)), fc.array(zones, { minLength: 4 })))
      .map(([days, named]) => days.map((each, place) => ({ zone: named[place]!, from: addDays(first, each) })));
    fc.assert(
      fc.property(anyContract, moves, fc.nat(130), (given_, zoneMoves, at) => {
        const [day, of] = [addDays(first, at), { meterId: 'm', zone: 'zone-a', countyOffice: 'county-1', zoneMoves }];
        const there = zoneMoves.findLast(({ from }) => daysBetween(from, day) >= 0)?.zone ?? 'zone-a';
        expect(zoneOn(of, day)).toBe(there);
        const isOfItsDays = given_.from <= day && (given_.to === undefined || day <= given_.to);
        const covers = 'zone' in given_.covers && given_.covers.zone === there && isOfItsDays;
        expect(isCovered([given_], of, day)).toBe(covers);
      }),
      { numRuns: 500 },
    );
  });
});
