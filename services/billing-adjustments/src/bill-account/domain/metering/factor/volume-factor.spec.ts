import { describe, expect, it } from '@jest/globals';
import { addDays } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { thousandths } from '@pishkhan/money';
import fc from 'fast-check';
import { billing, day, eventsOf, openedAccount, reading, terms } from '../../../examples/account.ts';
import { requestOf } from '../../../examples/correction.ts';
import { simulated } from '../../../examples/correction.ts';
import { isSound } from '../../../examples/sound.ts';
import { billAccount } from '../../bill-account.ts';
import type { BillAccountCommand } from '../../bill-account.messages.ts';
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
  it('11.8: days that are billed keep their factor', () => {
    const billed = eventsOf([proposal('f-1'), billing(reading('a', day(5), 1_060))]);
    given(billAccount, ...billed)
      .when(confirmed('f-1'))
      .thenRejected('VolumeFactorMustFollowBilledDays');
    given(billAccount, ...billed)
      .when(proposal('f-2'))
      .thenRejected('VolumeFactorMustFollowBilledDays');
    given(billAccount, ...billed)
      .when(proposal('f-2', { from: day(5) }))
      .thenMatching((events) => expect(events).toHaveLength(1));
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
