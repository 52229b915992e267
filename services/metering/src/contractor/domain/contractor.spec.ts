import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { fold, given, judged } from '@pishkhan/decider';
import { appointedOn, exchangeAppointment } from '../appointment/domain/exchange-appointment.ts';
import type { ExchangeContractorAppointed } from '../appointment/domain/exchange-appointment.messages.ts';
import { contractor, isCovered, untilClosing, type ReadingContract } from './contractor.ts';
import { zoneMustBeKnown, zoneMustBeOfTheOwnCounty, zoneMustBeOpen, zoneMustNotBeClosed } from '../zone/zone.rules.ts';
import type { ContractorEvent } from './contractor.messages.ts';
import { contractMustCoverZoneOrMeters, contractorMustBeRegistered } from './contractor.rules.ts';

const today = civilDate('2026-11-22');
const day = civilDate;
const registration = { contractorId: 'contractor-zagros', title: 'شرکت قرائت زاگرس', works: ['reading'] } as const;
const register = { type: 'RegisterContractor', ...registration, today } as const;
const registered: ContractorEvent = { type: 'ContractorRegistered', data: { ...registration, registeredOn: today } };
const terms = {
  contractId: 'contract-1',
  contractorId: 'contractor-zagros',
  countyOffice: 'county-1',
  covers: { zone: 'zone-a' },
  from: day('2026-03-21'),
  to: day('2027-03-20'),
} as const;
const agree = { type: 'AgreeReadingContract', ...terms, foreignMeters: [] } as const;
const agreed: ContractorEvent = { type: 'ReadingContractAgreed', data: terms };
const end = {
  type: 'EndReadingContract',
  contractId: 'contract-1',
  countyOffice: 'county-1',
  lastDay: today,
  reason: 'پایان کار',
  today,
} as const;

describe('a contractor', () => {
  it('1.2, N24: is registered once, and keeps its name and works', () => {
    given(contractor).when(register).then(registered);
    given(contractor, registered).when(register).thenNothing();
    given(contractor, registered)
      .when({ ...register, title: 'دیگری' })
      .thenRejected('ContractorMustNotChange');
    judged(contractorMustBeRegistered(false)).thenRejected('ContractorMustBeRegistered');
  });
  it('A3-5: gets a contract for a zone or meters and days', () => {
    given(contractor, registered).when(agree).then(agreed);
    given(contractor).when(agree).thenRejected('ContractorMustExist');
    given(contractor, registered)
      .when({ ...agree, to: day('2026-03-20') })
      .thenRejected('ContractMustEndAfterItBegins');
    given(contractor, { ...registered, data: { ...registered.data, works: ['exchange'] } } as ContractorEvent)
      .when(agree)
      .thenRejected('ContractorMustDoThisWork', { needed: 'reading' });
    judged(contractMustCoverZoneOrMeters('zone-a', ['x'])).thenRejected('ContractMustCoverZoneOrMeters');
    judged(contractMustCoverZoneOrMeters(undefined, undefined)).thenRejected('ContractMustCoverZoneOrMeters');
  });
  it('N5: a county gives no contract for meters of another one', () =>
    given(contractor, registered)
      .when({ ...agree, covers: { meters: ['62000001'] }, foreignMeters: ['62000009'] })
      .thenRejected('MetersOfContractMustExist', { serials: ['62000009'], rows: 1 }));
  it('A3-5: a contract ends today at the earliest, by its own county', () => {
    const before = given(contractor, registered, agreed);
    before.when(end).then({
      type: 'ReadingContractEnded',
      data: { contractorId: 'contractor-zagros', contractId: 'contract-1', lastDay: today, reason: 'پایان کار' },
    });
    before.when({ ...end, lastDay: day('2026-11-21') }).thenRejected('ContractMustNotEndInThePast');
    before.when({ ...end, lastDay: day('2027-03-21') }).thenRejected('ContractMustNotHaveEnded');
    before.when({ ...end, countyOffice: 'county-2' }).thenRejected('ContractMustExist');
    before.when({ ...end, lastDay: day('2027-03-20') }).thenNothing();
  });
});

describe('N5: a contract covers a meter on a day', () => {
  const zone: ReadingContract = terms;
  const named: ReadingContract = { ...terms, covers: { meters: ['62000001'] } };
  const meter = { meterId: '62000001', zone: 'zone-a', countyOffice: 'county-1' };
  it.each([
    ['its zone', zone, meter, '2026-11-22', true],
    ['another zone', zone, { ...meter, zone: 'zone-b' }, '2026-11-22', false],
    ['the zone of that name of another county', zone, { ...meter, countyOffice: 'county-2' }, '2026-11-22', false],
    ['a meter of an earlier release, of no zone', zone, { meterId: '62000001' }, '2026-11-22', false],
    ['that meter, named', named, { meterId: '62000001' }, '2026-11-22', true],
    ['another meter than the named one', named, { ...meter, meterId: '62000002' }, '2026-11-22', false],
    [
      'Card 13: a meter in the place of the named one',
      named,
      { ...meter, meterId: '62000901', replaces: ['62000001'] },
      '2026-11-22',
      true,
    ],
    ['the day before the first', zone, meter, '2026-03-20', false],
    ['the first day', zone, meter, '2026-03-21', true],
    ['the last day', zone, meter, '2027-03-20', true],
    ['the day after the last', zone, meter, '2027-03-21', false],
  ] as const)('%s', (_, contract, of, on, expected) => expect(isCovered([contract], of, day(on))).toBe(expected));
  it('N24: a contract of a closed zone covers the days before the closing', () => {
    const covered = (contract: ReadingContract) =>
      ['2026-11-21', '2026-11-22'].map((on) => isCovered([untilClosing(contract, day('2026-11-22'))], meter, day(on)));
    expect(covered(zone)).toEqual([true, false]);
    expect(covered({ ...zone, to: day('2026-11-20') })).toEqual([false, false]);
  });
  it('an ended contract covers the days before its end', () => {
    const last: ContractorEvent = {
      type: 'ReadingContractEnded',
      data: { contractorId: 'contractor-zagros', contractId: 'contract-1', lastDay: today, reason: 'x' },
    };
    const ended = fold(contractor, [registered, agreed, last]);
    const covered = ['2026-11-22', '2026-11-23'].map((on) =>
      isCovered(ended.status === 'registered' ? ended.contracts : [], meter, day(on)),
    );
    expect(covered).toEqual([true, false]);
  });
});

describe('N5, N24: a zone that is named', () => {
  const zone = { kind: 'zone', countyOffice: 'county-1', registeredFrom: day('2026-03-21'), closedFrom: null } as const;
  const closed = { ...zone, closedFrom: day('2026-12-01') } as const;
  it('A3-5: is known, and a zone of the own county', () => {
    judged(zoneMustBeKnown('zone-a')).thenRejected('ZoneMustBeKnown');
    judged(zoneMustBeOfTheOwnCounty('zone-a', zone, 'county-1')).thenHolds();
    for (const other of [
      { ...zone, countyOffice: 'county-2' },
      { ...zone, countyOffice: null },
      { ...zone, kind: 'counterOffice' },
    ])
      judged(zoneMustBeOfTheOwnCounty('zone-a', other, 'county-1')).thenRejected('ZoneMustBeOfTheOwnCounty');
  });
  it.each([
    ['from its first day on, without an end', zone, '2026-03-21', undefined, true],
    ['before its first day', zone, '2026-03-20', undefined, false],
    ['until the day before its closing', closed, '2026-03-21', '2026-11-30', true],
    ['until the day of its closing', closed, '2026-03-21', '2026-12-01', false],
    ['without an end although it closes', closed, '2026-03-21', undefined, false],
  ] as const)('A1-4, A3-5: is open on the days: %s', (_, registered, from, to, expected) => {
    const found = judged(zoneMustBeOpen('zone-a', registered, { from: day(from), to: to && day(to) }));
    if (expected) found.thenHolds();
    else found.thenRejected('ZoneMustBeOpen');
  });
  it('takes meters until the day before its closing, also older ones than the zone', () => {
    judged(zoneMustNotBeClosed('zone-a', zone, day('2020-01-01'))).thenHolds();
    judged(zoneMustNotBeClosed('zone-a', closed, day('2026-11-30'))).thenHolds();
    judged(zoneMustNotBeClosed('zone-a', closed, day('2026-12-01'))).thenRejected('ZoneMustNotBeClosed');
  });
});

describe('A1-4: the exchange company of a zone', () => {
  const appointment = { countyOffice: 'county-1', zone: 'zone-a', contractorId: 'contractor-sabalan', from: today };
  const appoint = { type: 'AppointExchangeContractor', ...appointment, today } as const;
  const appointed: ExchangeContractorAppointed = {
    type: 'ExchangeContractorAppointed',
    data: { ...appointment, appointedOn: today },
  };
  const next = { ...appoint, contractorId: 'contractor-damavand', from: day('2026-12-01') };
  it('is one on each day, and the next one begins later', () => {
    given(exchangeAppointment).when(appoint).then(appointed).when(appoint).thenNothing();
    given(exchangeAppointment, appointed)
      .when({ ...next, from: day('2026-11-21') })
      .thenRejected('AppointmentMustNotBeginInThePast');
    const events = [appointed, { ...appointed, data: { ...appointed.data, ...next } }];
    const state = fold(exchangeAppointment, events);
    expect(['2026-11-21', '2026-11-30', '2026-12-01'].map((on) => appointedOn(state, day(on))?.contractorId)).toEqual([
      undefined,
      'contractor-sabalan',
      'contractor-damavand',
    ]);
  });
});
