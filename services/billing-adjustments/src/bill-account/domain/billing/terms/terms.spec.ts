import { describe, expect, it } from '@jest/globals';
import { addDays } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { billing, day, eventsOf, meter, openedAccount, opening, reading, terms } from '../../../examples/account.ts';
import { simulated, requestOf } from '../../../examples/correction.ts';
import type { ChangeTerms } from '../../bill-account.messages.ts';
import { billAccount } from '../../bill-account.ts';
import { areSameTerms, termsOn, termsWithin, type DatedTerms, type TermsChange } from './terms.ts';

const change = (changeId: string, from = day(5), more: Partial<TermsChange> = { dwellingUnits: 3 }): TermsChange => ({
  changeId,
  from,
  broughtBy: `message-${changeId}`,
  ...more,
});
const changing = (...changes: Parameters<typeof change>): ChangeTerms => ({
  type: 'ChangeTerms',
  accountId: terms.accountId,
  change: change(...changes),
});
const agreed = (...changes: Parameters<typeof change>) => ({
  type: 'SupplyTermsAmended' as const,
  data: { accountId: terms.accountId, because: 'agreed' as const, ...change(...changes) },
});
const dated = (...changes: readonly TermsChange[]): DatedTerms => ({ ...terms, changes });
const billsOf = (events: ReturnType<typeof eventsOf>) => fold(billAccount, events).bills;

describe('15.4-39: terms of supply by day', () => {
  it('each term has the value that was last recorded for the latest day', () => {
    const history = dated(
      change('late', day(7), { use: 'publicCommercial' }),
      change('early', day(5), { use: 'bakery', dwellingUnits: 2 }),
      change('again', day(5), { dwellingUnits: 3 }),
    );
    expect([day(4), day(5), day(7)].map((on) => termsOn(history, on))).toMatchObject([
      { use: 'household', dwellingUnits: 1 },
      { use: 'bakery', dwellingUnits: 3 },
      { use: 'publicCommercial', dwellingUnits: 3 },
    ]);
  });
  it('15.4-50: a period has the terms of its first day and those of each day on which they change', () => {
    const history = dated(
      change('a', day(5, 11)),
      change('same', day(5, 20)),
      change('end', day(6), { climateZone: 2 }),
    );
    expect(termsWithin(history, [day(5), day(6)])).toEqual({
      ...termsOn(terms, day(5)),
      changes: [{ ...termsOn(history, day(5, 11)), from: day(5, 11) }],
    });
    expect(termsWithin(history, [day(7), day(8)])).not.toHaveProperty('changes');
    expect(areSameTerms(termsOn(history, day(7)), termsOn(terms, day(7)))).toBe(false);
  });
  it('is recorded once, and only for an account with a contract', () => {
    given(billAccount, ...openedAccount)
      .when(changing('t-1'))
      .then(agreed('t-1'))
      .when(changing('t-1'))
      .thenNothing();
    given(billAccount).when(changing('t-1')).thenRejected('BilledAccountMustExist');
  });
  it('15.4-50, 11.5: the next bill is cut by days, and each part has its terms', () => {
    const history = eventsOf([
      changing('t-1', day(4, 11), { use: 'publicCommercial', meterCapacity: 'G16' }),
      billing(reading('a', day(5), 1_060)),
    ]);
    const [{ lines, inForce }] = billsOf(history) as [ReturnType<typeof billsOf>[number]];
    expect(lines[1]).toMatchObject({
      line: 'standingCharge',
      amount: Math.round((5_000 * 10) / 30 + (17_000 * 21) / 30),
      inputs: ['message-opened', 'message-t-1', 'message-installed', 'message-a'],
      parts: [
        { days: 10, terms: { use: 'household', meterCapacity: 'G4' } },
        { days: 21, terms: { use: 'publicCommercial', meterCapacity: 'G16' } },
      ],
    });
    expect(inForce.total).toBe(lines.reduce((total, { amount }) => total + amount, 0));
  });
  it('15.4-41: a bill issued before the change was recorded keeps its terms at a correction of its reading', () => {
    const issued = [billing(reading('a', day(5), 1_060)), billing(reading('b', day(6), 1_240))];
    const before = simulated(fold(billAccount, eventsOf(issued)), requestOf());
    const after = eventsOf([...issued, changing('t-1', day(4), { use: 'publicCommercial' })]);
    expect(simulated(fold(billAccount, after), requestOf()).proposal.bills).toEqual(before.proposal.bills);
  });
});

describe('F18, 11.6: a meter of another capacity', () => {
  const large = { ...meter, capacity: 'G16' };
  const accountId = terms.accountId;
  const taking = { type: 'TakeMeter', accountId, meter: large, opening } as const;
  const changed = {
    type: 'SupplyTermsAmended',
    data: {
      accountId,
      changeId: opening.readingId,
      from: opening.readOn,
      meterCapacity: 'G16',
      because: 'installedMeter',
      meterId: meter.meterId,
      broughtBy: meter.broughtBy,
    },
  } as const;
  const taken = { type: 'MeterTaken', data: { accountId, meter: large, opening } } as const;

  it('changes the terms by its name from the day of installation on, if the account arrived first', () => {
    given(billAccount, { type: 'BillAccountOpened', data: terms })
      .when(taking)
      .then(taken, changed)
      .when(taking)
      .thenNothing();
  });
  it('F18: the standing charge follows the meter: 28,333 in 50 days, and 8,333 for the G4 of the contract', () => {
    const closing = reading('a', addDays(opening.readOn, 50), 1_100);
    const standingCharge = (installed: typeof meter) =>
      eventsOf(
        [{ type: 'TakeMeter', accountId, meter: installed, opening }, billing(closing)],
        [{ type: 'BillAccountOpened', data: terms }],
      ).flatMap((event) => (event.type === 'BillIssued' ? [event.data.charges.standingCharge] : []));
    expect(standingCharge(large)).toEqual([28_333]);
    expect(standingCharge({ ...meter, capacity: 'G4' })).toEqual([8_333]);
  });
  it('changes the terms in the same way if the meter arrived first', () => {
    given(billAccount, taken)
      .when({ type: 'OpenBillAccount', terms })
      .then({ type: 'BillAccountOpened', data: terms }, changed);
  });
  it('of the capacity in the contract changes nothing', () => {
    given(billAccount, { type: 'BillAccountOpened', data: terms })
      .when({ ...taking, meter: { ...meter, capacity: 'G4' } })
      .then({ type: 'MeterTaken', data: { accountId, meter: { ...meter, capacity: 'G4' }, opening } });
  });
  it('is charged by its own standing charge, with the meter as its cause', () => {
    const [bill] = billsOf(
      eventsOf([taking, billing(reading('a', day(5), 1_060))], [{ type: 'BillAccountOpened', data: terms }]),
    );
    expect(bill!.lines[1]).toMatchObject({
      amount: Math.round((17_000 * 31) / 30),
      parts: [{ monthly: 17_000 }],
      inputs: expect.arrayContaining([meter.broughtBy]),
    });
    expect(bill!.lines[1]!.parts[0]).not.toHaveProperty('terms');
  });
});
