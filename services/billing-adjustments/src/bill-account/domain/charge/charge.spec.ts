import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { fold, given, judged } from '@pishkhan/decider';
import { rial } from '@pishkhan/money';
import { billing, day, eventsOf, reading } from '../../examples/account.ts';
import { correcting, requestOf } from '../../examples/correction.ts';
import type { PolicyVersionOf } from '../../../pricing/policy/domain/policy.messages.ts';
import { billAccount } from '../bill-account.ts';
import type { BillAccountEvent } from '../bill-account.messages.ts';
import type { PostCharge } from './charge.messages.ts';
import {
  chargedAccountMustExist,
  chargeMustBePublished,
  damageMustNameADecision,
  posterMustNotHaveDecided,
} from './charge.rules.ts';

const costs: PolicyVersionOf<'misc-charges'> = {
  name: 'misc-charges',
  version: 'sample-1',
  effectiveFrom: civilDate('2018-04-05'),
  sample: true,
  settles: '15.2-1',
  content: { meterTest: rial(350_000) },
};
const test: PostCharge = {
  type: 'PostCharge',
  chargeId: 'charge-1',
  caseId: 'case-9',
  officeId: 'office-101',
  accountId: '10203040',
  item: 'meterTest',
  incurredOn: '2026-05-26',
  requestedBy: 'representative-101-a',
  requestedOn: '2026-05-27',
  costs,
  today: day(6, 20),
};
const decision = { amount: 1_200_000, number: '1405/77', decidedOn: '2026-05-26', decidedBy: 'head-1' };
const damage: PostCharge = { ...test, chargeId: 'charge-2', item: 'meterDamage', decision };

const billed = eventsOf([billing(reading('a', day(5), 1_060))]);
const after = (...commands: PostCharge[]): BillAccountEvent[] => eventsOf(commands, billed);
const last = (...commands: PostCharge[]) => after(...commands).at(-1)!;

describe('a Card 74 charge', () => {
  it('A1-11, B5-2: is the published cost of the day of the test, debited once', () => {
    const before = fold(billAccount, billed).receivable;
    const events = after(test, test);
    expect(events.slice(billed.length)).toEqual([
      {
        type: 'ChargePosted',
        data: expect.objectContaining({
          amount: 350_000,
          costsVersion: 'sample-1',
          posting: {
            entries: [
              { ledgerAccount: 'receivable:10203040', amount: 350_000 },
              { ledgerAccount: 'revenue:card-74', amount: -350_000 },
            ],
          },
        }),
      },
    ]);
    expect(fold(billAccount, events).receivable).toBe(before + 350_000);
  });
  it('A1-11: has a line of its own on the next bill, which names it', () => {
    const next = eventsOf([billing(reading('b', day(6), 1_100))], after(test)).at(-1)!;
    expect(next.data).toMatchObject({
      carried: expect.arrayContaining([
        { line: 'charge', rule: 'A1-11', amount: 350_000, inputs: ['card-74:charge-1'] },
      ]),
    });
  });
  it('B6-5: of a damage is the amount of the named decision of the company', () =>
    expect(last(damage)).toMatchObject({ type: 'ChargePosted', data: { amount: 1_200_000, decision } }));
  it.each([
    ['15.2-1: without a published cost', { ...test, costs: undefined }, 'ChargeMustBePublished'],
    ['B6-5: of a damage without a decision', { ...damage, decision: undefined }, 'DamageMustNameADecision'],
    ['B6-5: of a damage of nothing', { ...damage, decision: { ...decision, amount: 0 } }, 'DamageMustNameADecision'],
    ['7.5: by the person who recorded the decision', { ...damage, requestedBy: 'head-1' }, 'PosterMustNotHaveDecided'],
  ] as const)('%s is refused by name, and the refusal is recorded once', (_, command, rule) => {
    const refused = after(command as PostCharge, command as PostCharge).slice(billed.length);
    expect(refused).toMatchObject([{ type: 'ChargeRefused', data: { chargeId: command.chargeId, rule } }]);
  });
  it('15.2-1, B6-5, 7.5: each rule refuses by its name', () => {
    judged(chargedAccountMustExist('10203040', false)).thenRejected('ChargedAccountMustExist');
    judged(chargeMustBePublished({ ...test, costs: undefined } as unknown as PostCharge)).thenRejected(
      'ChargeMustBePublished',
    );
    judged(damageMustNameADecision({ ...damage, decision: undefined })).thenRejected('DamageMustNameADecision');
    judged(posterMustNotHaveDecided({ ...damage, requestedBy: 'head-1' })).thenRejected('PosterMustNotHaveDecided');
  });
  it('Card 74: of an account that billing does not know is refused', () => {
    given(billAccount)
      .when(test)
      .then({
        type: 'ChargeRefused',
        data: {
          accountId: '10203040',
          chargeId: 'charge-1',
          caseId: 'case-9',
          item: 'meterTest',
          rule: 'ChargedAccountMustExist',
          data: { accountId: '10203040' },
          refusedOn: day(6, 20),
        },
      });
  });
  it('15.4-39: that is wrong is reversed by a correction, and no contractor is concerned', () => {
    const {
      fault: _fault,
      evidence: _evidence,
      ...request
    } = requestOf({
      correctionId: 'c-2',
      cause: { kind: 'miscItem', linkId: 'charge-1' },
      document: 'رأی هیئت',
    });
    const charged = after(test);
    const events = eventsOf([correcting(request)], charged).slice(charged.length);
    expect(events[1]).toMatchObject({
      type: 'MiscEntryReversed',
      data: {
        reverses: 'charge-1',
        amount: -350_000,
        posting: {
          entries: [
            { ledgerAccount: 'receivable:10203040', amount: -350_000 },
            { ledgerAccount: 'revenue:card-74', amount: 350_000 },
          ],
        },
      },
    });
    expect(events[1]!.data).not.toHaveProperty('contractorId');
    expect(fold(billAccount, [...charged, ...events]).receivable).toBe(fold(billAccount, billed).receivable);
  });
});
