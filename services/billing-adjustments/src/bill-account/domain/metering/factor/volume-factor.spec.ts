import { describe, expect, it } from '@jest/globals';
import { addDays } from '@pishkhan/calendar';
import { fold, given, judged, type Rejection } from '@pishkhan/decider';
import { thousandths } from '@pishkhan/money';
import fc from 'fast-check';
import { basis, billing, day, eventsOf, meter, openedAccount, reading, terms } from '../../../examples/account.ts';
import { requestOf, simulated } from '../../../examples/correction.ts';
import { isSound } from '../../../examples/sound.ts';
import { billAccount } from '../../bill-account.ts';
import type { BillAccountCommand, BillAccountEvent } from '../../bill-account.messages.ts';
import { correctionOfFactor } from '../../correcting/estimates/own-proposals.ts';
import type { CorrectionRequest } from '../../correcting/proposal.ts';
import { simulateCorrection } from '../../correcting/simulate-correction.ts';
import { causeOfFactor, keptFactorOf } from './factor-cause.ts';
import type { ProposeVolumeFactor } from './volume-factor.messages.ts';

const today = day(4, 2);
const proposal = (factorId: string, more: Partial<ProposeVolumeFactor> = {}): ProposeVolumeFactor => ({
  type: 'ProposeVolumeFactor',
  factorId,
  from: day(4),
  source: 'corrector',
  factor: '2.000000',
  gaugePressure: '413.685000',
  document: 'certificate 7',
  by: 'affairs-1',
  today,
  ...more,
});
const confirmed = (factorId: string, by = 'head-1'): BillAccountCommand => ({
  type: 'ConfirmVolumeFactor',
  factorId,
  by,
  today,
});
const declined = (factorId: string): BillAccountCommand => ({
  type: 'DeclineVolumeFactor',
  factorId,
  reason: 'گواهی خوانا نیست',
  by: 'head-1',
  today,
});
const calculated: Partial<ProposeVolumeFactor> = {
  source: 'conditions',
  conditions: { atmosphericPressure: '90.000000', temperature: '25.000000' },
};
const proposed = (more: Partial<ProposeVolumeFactor>) => {
  const { factor: _, ...rest } = proposal('f-1', more);
  return rest;
};
const doubled = [proposal('f-1'), confirmed('f-1')] as const;

describe('11.4: the factor of a major subscriber', () => {
  it('is taken from a corrector or calculated, and set by two persons', () => {
    given(billAccount, ...openedAccount)
      .when(proposal('f-1'))
      .thenMatching(([event]) =>
        expect(event).toMatchObject({
          type: 'VolumeFactorProposed',
          data: { accountId: terms.accountId, factor: '2.000000', source: 'corrector', proposedBy: 'affairs-1' },
        }),
      );
    given(billAccount, ...openedAccount)
      .when(proposed(calculated))
      .thenMatching(([event]) =>
        expect(event).toMatchObject({
          data: { factor: '4.804257', conditions: { temperature: '25.000000', compressibility: '1.000000' } },
        }),
      );
    const waiting = eventsOf([proposal('f-1')]);
    given(billAccount, ...waiting)
      .when(proposal('f-1'))
      .thenNothing();
    given(billAccount, ...waiting)
      .when(confirmed('f-1', 'affairs-1'))
      .thenRejected('VolumeFactorMustBeConfirmedByAnother');
    given(billAccount, ...waiting)
      .when(confirmed('f-1'))
      .thenMatching(([event]) =>
        expect(event).toMatchObject({ type: 'VolumeFactorSet', data: { confirmedBy: 'head-1', factor: '2.000000' } }),
      );
  });
  it('7.5: is decided on once, and a declined one stays on record', () => {
    const set = eventsOf(doubled);
    given(billAccount, ...set)
      .when(confirmed('f-1'))
      .thenNothing();
    given(billAccount, ...set)
      .when(declined('f-1'))
      .thenRejected('VolumeFactorMustBeWaiting');
    given(billAccount, ...set)
      .when(confirmed('f-2'))
      .thenRejected('VolumeFactorMustExist');
    const state = fold(billAccount, eventsOf([proposal('f-1'), declined('f-1')]));
    expect(state).toMatchObject({ factorProposals: [{ status: 'declined' }] });
    expect(state.volumeFactors).toBeUndefined();
  });
  it('13.2: a small subscriber is billed by the index; figures are complete and possible', () => {
    const refused = (command: BillAccountCommand) => given(billAccount, ...openedAccount).when(command);
    refused(proposal('f-1', { gaugePressure: '1.723000' })).thenRejected('SmallSubscriberMustBeBilledByIndex');
    refused(proposed({})).thenRejected('VolumeFactorMustHaveItsInputs');
    refused(proposal('f-1', calculated)).thenRejected('VolumeFactorMustHaveItsInputs');
    refused(proposal('f-1', { factor: '0.000000' })).thenRejected('VolumeFactorMustBePossible');
    refused(
      proposed({ ...calculated, conditions: { atmosphericPressure: '90.000000', temperature: '-273.150000' } }),
    ).thenRejected('VolumeFactorMustBePossible');
    // Far beyond the digits of a factor, which no bill could name.
    const nearZero = { atmosphericPressure: '90.000000', temperature: '-273.149999' };
    refused(proposed({ ...calculated, conditions: nearZero })).thenRejected('VolumeFactorMustBePossible');
    const thin = { ...calculated.conditions, compressibility: '0.000001' };
    refused(proposed({ ...calculated, gaugePressure: '999999.000000', conditions: thin })).thenRejected(
      'VolumeFactorMustBePossible',
    );
  });
  it('11.4: starts with the first meter or later', () => {
    given(billAccount, ...openedAccount)
      .when(proposal('f-1', { from: addDays(day(4), -1) }))
      .thenRejected('VolumeFactorMustHaveAMeter');
  });
  it('the bill counts standard m³, and names measured volume, factor and corrected volume', () => {
    const events = eventsOf([...doubled, billing(reading('a', day(5), 1_060))]);
    expect(events.at(-1)).toMatchObject({
      type: 'BillIssued',
      data: {
        consumption: '120.000',
        parts: [{ recorded: 60, consumption: '120.000', factors: [{ from: day(4), factor: '2.000000' }] }],
      },
    });
    isSound(events);
  });
  it('11.8-2: a corrected index is converted by the same factor', () => {
    const state = fold(billAccount, eventsOf([...doubled, billing(reading('a', day(5), 1_060))]));
    const { evidence: _, ...request } = requestOf({ readingId: 'reading-a', rightIndex: 1_050 });
    const { bills } = simulated(state, request).proposal;
    expect(bills.map(({ consumption }) => consumption)).toEqual([{ before: '120.000', after: '100.000' }]);
  });
});

const requestTo = (cause: CorrectionRequest['cause']): CorrectionRequest => {
  const { evidence: _, fault: __, ...request } = requestOf({ cause, feeCharged: 0 });
  return request;
};
/** Posts what billing proposes for a factor of billed days. */
const taking = (events: readonly BillAccountEvent[], factorId: string): readonly BillAccountEvent[] => {
  const state = fold(billAccount, [...events]);
  const correctionId = correctionOfFactor(factorId);
  const request: CorrectionRequest = {
    ...requestTo(causeOfFactor(keptFactorOf(state, factorId)!)),
    correctionId,
    caseId: correctionId,
  };
  const post: BillAccountCommand = {
    type: 'PostCorrection',
    request,
    approved: simulated(state, request, today),
    approvals: [],
    basis: { ...basis, today },
  };
  return eventsOf([post], events);
};

describe('11.4, 11.8: a factor of billed days', () => {
  const billed = eventsOf([...doubled, billing(reading('a', day(5), 1_060)), billing(reading('b', day(6), 1_100))]);
  const kept = eventsOf([proposal('f-2', { factor: '1.500000' }), confirmed('f-2')], billed);

  it('converts nothing until the correction of its bills is posted, which billing itself proposes', () => {
    expect(kept.at(-1)).toMatchObject({ type: 'VolumeFactorKept', data: { factorId: 'f-2', confirmedBy: 'head-1' } });
    const state = fold(billAccount, kept);
    expect(state).toMatchObject({
      ownProposals: [correctionOfFactor('f-2')],
      volumeFactors: [{ factorId: 'f-1' }],
      factorProposals: [{ status: 'set' }, { status: 'kept' }],
    });
    const meanwhile = eventsOf([billing(reading('c', day(7), 1_120))], kept);
    expect(meanwhile.at(-1)).toMatchObject({ data: { consumption: '40.000' } });
    isSound(meanwhile);
    const posted = taking(meanwhile, 'f-2');
    expect(posted.slice(meanwhile.length)).toMatchObject([
      { type: 'VolumeFactorSet', data: { factorId: 'f-2', factor: '1.500000', confirmedBy: 'head-1' } },
      {
        type: 'BillsCorrected',
        data: {
          bills: [
            { consumption: { before: '120.000', after: '90.000' } },
            { consumption: { before: '80.000', after: '60.000' } },
            { consumption: { before: '40.000', after: '30.000' } },
          ],
        },
      },
    ]);
    expect(fold(billAccount, [...posted])).toMatchObject({
      ownProposals: [],
      factorProposals: [{ status: 'set' }, { status: 'set' }],
    });
    isSound(posted);
    expect(eventsOf([billing(reading('d', day(8), 1_140))], posted).at(-1)).toMatchObject({
      data: { consumption: '30.000' },
    });
  });
  it('is one too if a meter was exchanged and read on its first day, whose m³ are billed', () => {
    const on = day(5, 16);
    const next = { meterId: 'new', broughtBy: 'message-exchange' };
    const exchange: BillAccountCommand = {
      type: 'TakeMeterChange',
      accountId: terms.accountId,
      change: {
        changeId: 'exchange-1',
        removal: { ...reading('removal', on, 1_090, { broughtBy: next.broughtBy }), kind: 'removal' },
        next: { meter: { ...meter, ...next }, opening: { ...reading('new', on, 0, next), kind: 'installation' } },
      },
    };
    const bills = [billing(reading('a', day(5), 1_060)), exchange, billing(reading('b', on, 5, { meterId: 'new' }))];
    const waiting = eventsOf([...bills, proposal('f-1', { from: on }), confirmed('f-1')]);
    expect(waiting.at(-1)).toMatchObject({ type: 'VolumeFactorKept' });
    const posted = taking(waiting, 'f-1');
    expect(posted.at(-1)).toMatchObject({ data: { bills: [{ consumption: { before: '35.000', after: '40.000' } }] } });
    isSound(posted);
    const unread = eventsOf([...bills.slice(0, 2), proposal('f-1', { from: on }), confirmed('f-1')]);
    expect(unread.at(-1)).toMatchObject({ type: 'VolumeFactorSet' });
  });
  it('leaves the days before it and those of a later factor as they are', () => {
    const later = eventsOf(
      [proposal('f-3', { from: day(6), factor: '3.000000' }), confirmed('f-3'), billing(reading('c', day(7), 1_120))],
      billed,
    );
    const corrected = taking(
      eventsOf([proposal('f-4', { from: day(5), factor: '1.000000' }), confirmed('f-4')], later),
      'f-4',
    );
    expect(corrected.at(-1)).toMatchObject({
      data: { bills: [{ consumption: { before: '80.000', after: '40.000' } }] },
    });
    isSound(corrected);
  });
  it('7.5: is still declined while it waits, and its correction then has nothing to take', () => {
    given(billAccount, ...kept)
      .when(confirmed('f-2'))
      .thenNothing();
    const givenUp = eventsOf([declined('f-2')], kept);
    expect(givenUp.at(-1)).toMatchObject({ type: 'VolumeFactorDeclined' });
    const request = requestTo({ kind: 'volumeFactor', factorId: 'f-2', from: day(4), factor: '1.500000' });
    const answer = simulateCorrection(request, { ...basis, account: fold(billAccount, [...givenUp]), today });
    judged(answer as Rejection).thenRejected('VolumeFactorMustBeKept');
    given(billAccount, ...taking(kept, 'f-2'))
      .when(declined('f-2'))
      .thenRejected('VolumeFactorMustBeWaiting');
  });
  it('is taken although no bill changes, because later bills need it', () => {
    const still = eventsOf([billing(reading('a', day(5), 1_000)), proposal('f-5'), confirmed('f-5')]);
    const posted = taking(still, 'f-5');
    expect(posted.at(-1)).toMatchObject({ type: 'BillsCorrected', data: { bills: [], difference: 0 } });
    expect(eventsOf([billing(reading('b', day(6), 1_010))], posted).at(-1)).toMatchObject({
      data: { consumption: '20.000' },
    });
  });
});

it('11.4, 11.8: with factors set in any order, before or after their bills, the bills count the same volume', () => {
  const period = fc.record({
    used: fc.nat(900),
    millionths: fc.option(fc.integer({ min: 1_000_000, max: 9_999_999 })),
    late: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(period, { minLength: 1, maxLength: 5 }), (periods) => {
      let [on, index, events] = [day(4), 1_000, [...openedAccount] as readonly BillAccountEvent[]];
      let [exact, current] = [0n, 1_000_000n];
      const late: string[] = [];
      for (const [place, { used, millionths, late: isLate }] of periods.entries()) {
        const digits = String(millionths);
        const factor = `${digits.slice(0, 1)}.${digits.slice(1)}`;
        const setting = [proposal(`f-${place}`, { from: on, factor }), confirmed(`f-${place}`)];
        if (millionths !== null) current = BigInt(millionths);
        if (millionths !== null && !isLate) events = eventsOf(setting, events);
        [on, index] = [addDays(on, 30), index + used];
        exact += BigInt(used) * current;
        events = eventsOf([billing(reading(String(place), on, index))], events);
        if (millionths !== null && isLate) {
          events = eventsOf(setting, events);
          late.push(`f-${place}`);
        }
      }
      for (const factorId of late.toReversed()) events = taking(events, factorId);
      const { bills } = fold(billAccount, [...events]);
      const total = bills.reduce((sum, bill) => sum + thousandths(bill.consumptionInForce), 0n);
      // A corrective bill has the volume of the bill that it replaces, which has it too.
      const replaced = bills.filter(({ supersededBy }) => supersededBy !== undefined);
      const twice = replaced.reduce((sum, bill) => sum + thousandths(bill.consumptionInForce), 0n);
      expect(total - twice).toBe((2n * exact + 1_000n) / 2_000n);
      isSound([...events]);
    }),
    { numRuns: 60 },
  );
});

it('11.4, 11.5: bills over any factors add up to the physical consumption, converted and rounded once', () => {
  const period = fc.record({
    days: fc.integer({ min: 20, max: 60 }),
    used: fc.nat(900),
    millionths: fc.integer({ min: 1_000_000, max: 9_999_999 }),
  });
  fc.assert(
    fc.property(fc.array(period, { minLength: 1, maxLength: 6 }), (periods) => {
      let [on, index, exact] = [day(4), 1_000, 0n];
      const commands: BillAccountCommand[] = [];
      for (const [place, { days, used, millionths }] of periods.entries()) {
        const digits = String(millionths);
        const factor = `${digits.slice(0, 1)}.${digits.slice(1)}`;
        commands.push(proposal(`f-${place}`, { from: on, factor }), confirmed(`f-${place}`));
        [on, index] = [addDays(on, days), index + used];
        exact += BigInt(used) * BigInt(millionths);
        commands.push(billing(reading(String(place), on, index)));
      }
      const { bills } = fold(billAccount, eventsOf(commands));
      const total = bills.reduce((sum, { face }) => sum + thousandths(face.consumption), 0n);
      expect(bills).toHaveLength(periods.length);
      // Millionths of m³ in litres, half up.
      expect(total).toBe((2n * exact + 1_000n) / 2_000n);
    }),
    { numRuns: 60 },
  );
});
