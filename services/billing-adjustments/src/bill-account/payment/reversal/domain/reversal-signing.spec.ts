import { describe, expect, it } from '@jest/globals';
import { fold, given } from '@pishkhan/decider';
import type { CivilDate } from '@pishkhan/calendar';
import { rial } from '@pishkhan/money';
import { readPolicyFile } from '../../../../pricing/policy/policy-files.ts';
import type { ReversalPolicy } from '../../../domain/payment/reversal/reversal-needs.ts';
import type { ReversePayment } from '../../../domain/payment/reversal/reversal.messages.ts';
import { billAccount } from '../../../domain/bill-account.ts';
import { day } from '../../../examples/account.ts';
import { after, opened, read } from '../../../examples/history.ts';
import * as money from '../../../examples/money.ts';
import type { ConfirmReversal, NameReversalStandIn, PaymentReversalEvent } from './payment-reversal.messages.ts';
import { paymentReversal } from './payment-reversal.ts';

const policy = readPolicyFile('sample-reversal-approval.json') as ReversalPolicy;
const history = after(opened, [
  read('a', day(5), 300),
  money.payAmount('large', 21_000_000),
  money.payAmount('r1', 12_000_000),
  money.payAmount('r2', 12_000_000),
]);
const { account } = history;
const today = day(5, 20);
const evidence = { documentNumber: 'B-1405-3317', documentDate: day(5, 19) };
const returned = (receipt: string) => {
  const { accountId, receiptNumber, amount, reference } = money.paymentOf(account, receipt);
  return { reference, accountId, receiptNumber, amount };
};
interface Person {
  readonly by: string;
  readonly roles: readonly string[];
  readonly office: string;
}
const requesting = (receipt: string, actor: Person = money.officer) =>
  ({
    type: 'RequestReversal',
    reversalId: returned(receipt).reference,
    payments: [returned(receipt)],
    reason: 'returnedCheque',
    extent: 'wholeReceipt',
    evidence,
    actor,
    accounts: [account],
    policy,
    today,
  }) as const;
const representative = (by: string, office = 'office-101', countyOffice = 'county-1') => ({
  by,
  roles: ['qualifiedRepresentative'],
  office,
  certificates: {
    certificates: [
      {
        subject: by,
        office,
        countyOffice,
        certificateNumber: `C-${by}`,
        issuer: 'certifier-1',
        validFrom: '2026-03-21' as CivilDate,
        validTo: '2027-03-20' as CivilDate,
      },
    ],
  },
});
const [r1, r2] = [representative('r-1'), representative('r-2', 'office-102')];
const bars = ['earlierProposer', 'beneficiary'] as const;
const confirming = (
  actor: Person & { readonly certificates?: (typeof r1)['certificates'] },
  receipt: string,
  { beneficiaries = [], ...change }: Partial<ConfirmReversal> & { beneficiaries?: readonly string[] } = {},
): ConfirmReversal => ({
  type: 'ConfirmReversal',
  actor,
  accounts: [account],
  ofReceipt: [returned(receipt).reference],
  duties: { bars, beneficiaries },
  policy,
  certificates: actor.certificates ?? { certificates: [] },
  today,
  ...change,
});
const naming = (
  person: typeof r1,
  beneficiaries: readonly string[],
  head: Person = money.head,
): NameReversalStandIn => ({
  type: 'NameReversalStandIn',
  head,
  person: person.by,
  certificates: person.certificates,
  inCounty: ['r-1', 'r-2'],
  reason: 'رئیس، مشترک همین اشتراک است',
  accounts: [account],
  duties: { bars, beneficiaries },
  policy,
  today,
});
const played = (...commands: readonly Parameters<typeof paymentReversal.decide>[0][]): PaymentReversalEvent[] =>
  commands.reduce<PaymentReversalEvent[]>((events, command) => {
    const decided = paymentReversal.decide(command, fold(paymentReversal, events));
    if ('rejected' in decided) throw new Error(decided.rejected);
    return [...events, ...decided];
  }, []);

describe('7.5, 15.4-47: the amount decides who confirms a reversal', () => {
  it('below the band one officer, or the head in this place; the events name role and version', () => {
    const [requested] = played(requesting('r1'));
    expect(requested!.data).toMatchObject({ policy: 'sample-1', approvalsNeeded: ['receivablesOfficer'] });
    for (const person of [money.secondOfficer, money.head])
      expect(played(requesting('r1'), confirming(person, 'r1')).map(({ type }) => type)).toEqual([
        'PaymentReversalRequested',
        'PaymentReversalConfirmed',
      ]);
    expect(played(requesting('r1'), confirming(money.head, 'r1'))[1]!.data).toMatchObject({
      role: 'receivablesOfficer',
      inPlace: { as: 'headOfSubscriberAffairs', because: 'nobodyLeft' },
    });
  });
  it('above it an officer and the head, in any order, and nobody twice', () => {
    for (const [one, other] of [
      [money.secondOfficer, money.head],
      [money.head, money.secondOfficer],
    ] as const) {
      const half = played(requesting('large'), confirming(one, 'large'));
      expect(half.at(-1)!.type).toBe('PaymentReversalApproved');
      given(paymentReversal, ...half)
        .when(confirming(one, 'large'))
        .thenNothing();
      given(paymentReversal, ...half)
        .when(confirming({ ...one, by: 'another' }, 'large'))
        .thenRejected('ReversalConfirmerMustHoldTheRole');
      expect(played(requesting('large'), confirming(one, 'large'), confirming(other, 'large')).at(-1)!.type).toBe(
        'PaymentReversalConfirmed',
      );
    }
  });
  it('N2: the stricter of the policy at the request and of the policy at the confirmation', () => {
    const strict = {
      ...policy,
      content: {
        ...policy.content,
        bands: [{ upTo: null, approvals: ['receivablesOfficer', 'headOfSubscriberAffairs'] }],
      },
    } as ReversalPolicy;
    const lax = {
      ...policy,
      content: { ...policy.content, bands: [{ upTo: null, approvals: ['receivablesOfficer'] }] },
    } as ReversalPolicy;
    const ends = (receipt: string, change: Partial<ConfirmReversal>) =>
      played(requesting(receipt), confirming(money.secondOfficer, receipt, change)).at(-1)!.type;
    expect(ends('r1', { policy: strict })).toBe('PaymentReversalApproved');
    expect(ends('large', { policy: lax })).toBe('PaymentReversalApproved');
  });
  it('a request of an earlier release keeps its meaning until a policy is in force', () => {
    const {
      policy: _p,
      approvalsNeeded: _a,
      sum: _s,
      ...before
    } = played(requesting('large'))[0]!.data as Extract<
      PaymentReversalEvent,
      { type: 'PaymentReversalRequested' }
    >['data'];
    const old = { type: 'PaymentReversalRequested', data: before } as const;
    for (const person of [money.secondOfficer, money.head])
      given(paymentReversal, old)
        .when(confirming(person, 'large', { policy: undefined }))
        .thenMatching(([event]) =>
          expect(event).toEqual({
            type: 'PaymentReversalConfirmed',
            data: { reversalId: before.reversalId, confirmedBy: person.by, confirmedOn: today },
          }),
        );
    given(paymentReversal, old)
      .when(confirming(money.secondOfficer, 'large'))
      .thenMatching(([event]) => expect(event!.type).toBe('PaymentReversalApproved'));
  });
});

describe('N3: two reversals at one moment, each below the band', () => {
  const confirmation = (receipt: string) => ({
    payments: [returned(receipt)],
    requestedOn: today,
    policy,
    roles: ['receivablesOfficer'] as const,
  });
  const posting = (receipt: string) =>
    ({
      ...(money.reverse(receipt, returned(receipt).reference)(account) as ReversePayment),
      confirmation: confirmation(receipt),
    }) satisfies ReversePayment;
  it('N3: cannot both pass: the account decides the second one with the first', () => {
    const first = billAccount.decide(posting('r1'), account);
    if ('rejected' in first) throw new Error(first.rejected);
    const then = first.reduce(billAccount.evolve, account);
    const { events } = history;
    given(billAccount, ...events, ...first)
      .when(posting('r2'))
      .thenRejected('ReversalMustHaveItsConfirmations', {
        approvalsNeeded: ['receivablesOfficer', 'headOfSubscriberAffairs'],
        sum: { own: 12_000_000, total: 24_000_000 },
      });
    expect(billAccount.decide(posting('r1'), then)).toEqual([]);
  });
  it('N3: the second waits for the head, and is posted then; half a cheque is not declined', () => {
    const short = {
      type: 'FindReversalShort',
      approvalsNeeded: ['receivablesOfficer', 'headOfSubscriberAffairs'],
      takenBack: [],
      today,
    } as const;
    const waiting = played(requesting('r2'), confirming(money.secondOfficer, 'r2'), short);
    expect(fold(paymentReversal, waiting)).toMatchObject({ status: 'requested' });
    given(paymentReversal, ...waiting)
      .when(confirming(money.secondOfficer, 'r2'))
      .thenNothing();
    expect(
      played(requesting('r2'), confirming(money.secondOfficer, 'r2'), short, confirming(money.head, 'r2')).at(-1)!.type,
    ).toBe('PaymentReversalConfirmed');
    const half = played(requesting('r2'), confirming(money.secondOfficer, 'r2'), {
      ...short,
      takenBack: [returned('r2').reference],
    });
    given(paymentReversal, ...half)
      .when({ type: 'DeclineReversal', actor: money.head, reason: 'x', today })
      .thenRejected('ReversalMustNotBeHalfPosted');
  });
  const sameReceipt = { receiptNumber: 'r1', amount: rial(12_000_000), references: [returned('r2').reference] };
  const both = ['receivablesOfficer', 'headOfSubscriberAffairs'];
  it('N3: a part of a cheque is signed like the whole cheque, by the payments at the request or since', () => {
    const whole = { ...requesting('r1'), extent: 'thisPayment', sameReceipt } as const;
    expect(played(whole)[0]!.data).toMatchObject({
      approvalsNeeded: both,
      sameReceipt,
      sum: {
        own: 12_000_000,
        total: 24_000_000,
        raisesBand: true,
        items: [{ kind: 'reversal', id: 'r1', amount: 12_000_000, because: 'sameReceipt' }],
      },
    });
    const since = played(requesting('r1'), confirming(money.secondOfficer, 'r1', { sameReceipt }));
    expect(since.at(-1)).toMatchObject({ type: 'PaymentReversalApproved', data: { approvalsNeeded: both } });
    const { countedDays: _, ...content } = policy.content;
    const withoutWindow = { ...policy, content } as ReversalPolicy;
    expect(played({ ...whole, policy: withoutWindow })[0]!.data).toMatchObject({ approvalsNeeded: both });
  });
  it('N3: the account counts its other payment of the cheque once, before and after that one is taken back', () => {
    const before = { ...posting('r1'), confirmation: { ...confirmation('r1'), sameReceipt } };
    const { events } = history;
    const other = billAccount.decide({ ...posting('r2') }, account);
    if ('rejected' in other) throw new Error(other.rejected);
    for (const taken of [[], other])
      given(billAccount, ...events, ...taken)
        .when(before)
        .thenRejected('ReversalMustHaveItsConfirmations', { approvalsNeeded: both, sum: { total: 24_000_000 } });
  });
  it('N3: the posting counts the payments that the last confirmation counted', () => {
    const confirmed = played(
      requesting('r1'),
      confirming(money.secondOfficer, 'r1', { sameReceipt }),
      confirming(money.head, 'r1', { sameReceipt }),
    );
    expect(fold(paymentReversal, confirmed)).toMatchObject({ status: 'confirmed', sameReceipt });
  });
  it('a confirmation without a policy covers every amount, as in earlier releases', () => {
    const command = money.reverse('large', 'x')(account);
    expect(billAccount.decide(command, account)).toMatchObject([{ type: 'PaymentReversed' }]);
  });
});

describe('15.4-35, S3: no county is without a way to finish a reversal', () => {
  it('15.4-35, N4: a head who benefits names a representative; the events say why', () => {
    const half = played(requesting('large'), confirming(money.secondOfficer, 'large'));
    const beneficiaries = ['head-1'];
    given(paymentReversal, ...half)
      .when(confirming(money.head, 'large', { beneficiaries }))
      .thenRejected('SignerMustNotBenefit');
    given(paymentReversal, ...half)
      .when(confirming(r1, 'large'))
      .thenRejected('MoneyMustBeOfTheOwnCounty');
    given(paymentReversal, ...half)
      .when(naming(r1, []))
      .thenRejected('StandInMustBeNeeded');
    const named = [...half, ...(paymentReversal.decide(naming(r1, beneficiaries), fold(paymentReversal, half)) as [])];
    given(paymentReversal, ...named)
      .when(confirming({ ...r1, certificates: { certificates: [] } }, 'large'))
      .thenRejected('ApproverMustHoldValidCertificate');
    given(paymentReversal, ...named)
      .when(confirming(r1, 'large', { beneficiaries }))
      .thenMatching(([event]) =>
        expect(event).toMatchObject({
          type: 'PaymentReversalConfirmed',
          data: { role: 'headOfSubscriberAffairs', inPlace: { because: 'headMayNotSign', namedBy: 'head-1' } },
        }),
      );
  });
  it('15.4-35: over all compositions of a county some persons confirm it, without the requester and beneficiaries', () => {
    const officers = [
      [money.officer],
      [money.officer, money.secondOfficer],
      [money.officer, { ...money.officer, by: 'head-1', roles: ['receivablesOfficer', 'headOfSubscriberAffairs'] }],
    ];
    let count = 0;
    for (const office of officers)
      for (const heads of [[money.head], [money.head, { ...money.head, by: 'head-2' }]])
        for (const beneficiaries of [[], ['head-1'], ['head-1', 'head-2'], ['receivables-2', 'head-1']])
          for (const receipt of ['r1', 'large'])
            for (const requester of office) {
              const people = [...new Map([...heads, ...office, r1, r2].map((each) => [each.by, each])).values()];
              const chiefs = people.filter(({ roles }) => roles.includes('headOfSubscriberAffairs'));
              const moves = [
                ...people.map((each) => confirming(each, receipt, { beneficiaries })),
                ...chiefs.flatMap((head) => [r1, r2].map((each) => naming(each, beneficiaries, head))),
              ];
              const events = played(requesting(receipt, requester));
              for (let turn = 0; turn < 8 && fold(paymentReversal, events).status === 'requested'; turn += 1) {
                const state = fold(paymentReversal, events);
                const done = moves
                  .map((move) => paymentReversal.decide(move, state))
                  .find((each) => !('rejected' in each) && each.length > 0);
                if (!done) break;
                events.push(...(done as PaymentReversalEvent[]));
              }
              const signers = events.flatMap((event) => {
                if (event.type === 'PaymentReversalApproved') return [event.data.by];
                return event.type === 'PaymentReversalConfirmed' ? [event.data.confirmedBy] : [];
              });
              expect([office, heads, beneficiaries, receipt, requester, events.at(-1)!.type].at(-1)).toBe(
                'PaymentReversalConfirmed',
              );
              expect(new Set(signers).size).toBe(signers.length);
              expect(signers.filter((by) => by === requester.by || beneficiaries.includes(by))).toEqual([]);
              count += 1;
            }
    expect(count).toBeGreaterThan(60);
  });
});
