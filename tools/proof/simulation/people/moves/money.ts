import { granted } from '../../company/desks.ts';
import { rial } from '@pishkhan/money';
import { head, receivables } from '../../company/persons.ts';
import type { Household } from '../households.ts';
import type { Move, Scene } from './move.ts';

const service = 'billing-adjustments';
const reason = 'simulated';
const IBAN = 'IR560620000000000202901868';
const officers = [...receivables, head] as const;

/** Money that waits for a person is assigned to an account or returned, each by two persons (8.7). */
const resolving = ({ world, households, seen }: Scene): Move[] =>
  seen.unidentifiedPayments().map(({ unidentifiedPaymentId, pending }) => {
    const actor = world.pick(receivables);
    const path = { unidentifiedPaymentId };
    if (!pending)
      return {
        weight: 0.7,
        request: () => {
          const body = world.happens(0.6)
            ? ({ kind: 'assignment', accountId: world.pick(households).accountId, reason } as const)
            : ({ kind: 'return', reason } as const);
          return { service, actor, use: ({ unidentified }, envelope) => unidentified.propose(path, body, envelope) };
        },
      };
    const { proposal } = pending;
    const confirms = world.happens(0.85);
    const persons = world.happens(0.3) ? [actor, world.pick(officers)] : [world.pick(officers)];
    return {
      weight: 4,
      request: () =>
        persons.map((person) => ({
          service,
          actor: person,
          use: ({ unidentified }, envelope) =>
            confirms
              ? unidentified.confirm(path, { proposal }, envelope)
              : unidentified.decline(path, { proposal, reason }, envelope),
        })),
    };
  });

const reversing = ({ world, seen, company }: Scene, { accountId }: Household): Move[] => {
  const { payments } = seen.account(accountId);
  if (payments.length === 0) return [];
  const { reference } = world.pick(payments);
  const body = {
    reason: world.pick(['returnedCheque', 'wrongAccount'] as const),
    documentNumber: 'B-1405-3317',
    documentDate: company.clock.today(),
    ...(world.happens(0.2) && { extent: 'thisPayment' as const }),
  };
  return [
    {
      weight: 2,
      request: () =>
        (world.happens(0.3) ? receivables : [world.pick(receivables)]).map((actor) => ({
          service,
          actor,
          use: ({ reversals }, envelope) => reversals.request({ reference }, body, envelope, granted),
        })),
    },
  ];
};

/** Mostly another person; now and then two at once. */
const confirmingReversals = ({ world, seen }: Scene): Move[] =>
  seen.requestedReversals().map(({ reversalId }) => {
    const confirms = world.happens(0.85);
    const persons = world.happens(0.3) ? [...officers] : [world.pick(officers)];
    return {
      weight: 4,
      request: () =>
        persons.map((actor) => ({
          service,
          actor,
          use: ({ reversals, reversalSigning }, envelope) =>
            confirms
              ? reversalSigning.confirm({ reversalId }, envelope)
              : reversals.decline({ reversalId }, { reason }, envelope),
        })),
    };
  });

/** Of the whole credit or a part; two at once, so that one of them exceeds the rest. */
const refunding = ({ world, seen }: Scene, { accountId }: Household): Move[] => {
  const credit = -seen.account(accountId).receivable;
  if (credit < 1_000) return [];
  const amount = rial(world.happens(0.1) ? credit + 1 : world.happens(0.5) ? credit : Math.ceil(credit / 2) + 500);
  return [
    {
      weight: 5,
      request: () =>
        (world.happens(0.4) ? receivables : [world.pick(receivables)]).map((actor) => ({
          service,
          actor,
          use: ({ refunds }, envelope) => refunds.request({ accountId }, { amount, iban: IBAN, reason }, envelope),
        })),
    },
  ];
};

const refundSteps = ({ world, seen, company }: Scene, { accountId }: Household): Move[] =>
  seen.account(accountId).refunds.flatMap(({ refundId, status }): Move[] => {
    const actor = world.pick(officers);
    const on = company.clock.today();
    switch (status) {
      case 'awaitingApproval':
        return [
          {
            weight: 5,
            request: () => ({
              service,
              actor,
              use: ({ refundSigning }, envelope) => refundSigning.approve({ refundId }, envelope),
            }),
          },
          {
            weight: 0.3,
            request: () => ({
              service,
              actor,
              use: ({ refunds }, envelope) => refunds.decline({ refundId }, { reason }, envelope),
            }),
          },
        ];
      case 'approved':
        return [
          {
            weight: 5,
            request: () => ({
              service,
              actor: world.pick(receivables),
              use: ({ refunds }, envelope) =>
                refunds.payOut({ refundId }, { transferNumber: `T-${refundId}`, paidOn: on }, envelope),
            }),
          },
        ];
      case 'paid':
        return [
          {
            weight: 0.3,
            request: () => ({
              service,
              actor: world.pick(receivables),
              use: ({ refunds }, envelope) => refunds.returned({ refundId }, { returnedOn: on, reason }, envelope),
            }),
          },
        ];
      case 'declined':
      case 'returned':
        return [];
    }
  });

/** Moves of the receivables office: unidentified money, reversals and refunds. */
export const moneyMoves = (scene: Scene): Move[] => [
  ...resolving(scene),
  ...confirmingReversals(scene),
  ...scene.households.flatMap((household) => [
    ...reversing(scene, household),
    ...refunding(scene, household),
    ...refundSteps(scene, household),
  ]),
];
