import { useQuery } from '@tanstack/react-query';
import { useWatched } from '../../../api/changes/use-changes.ts';
import { billing, dataOf } from '../../../api/clients.ts';
import { usePerson } from '../../../app/session.tsx';

const REFRESHED_EVERY_MS = 30_000;
const MOST = 100;

const decidesUnidentified = ['receivablesOfficer', 'headOfSubscriberAffairs'];
const decidesOn = (roles: readonly string[]) => decidesUnidentified.some((role) => roles.includes(role));

/** Refunds, reversals and proposals about unidentified money that this person could decide now. */
const ask = async (roles: readonly string[]) => {
  const limit = MOST;
  const [refunds, reversals, payments] = await Promise.all([
    dataOf(billing.GET('/v1/refunds', { params: { query: { status: 'awaitingApproval', limit } } })),
    dataOf(billing.GET('/v1/payment-reversals', { params: { query: { status: 'requested', limit } } })),
    decidesOn(roles)
      ? dataOf(billing.GET('/v1/unidentified-payments', { params: { query: { status: 'proposed', limit } } }))
      : { items: [] },
  ]);
  return {
    refunds: refunds.items.filter(({ yourPart }) => yourPart),
    reversals: reversals.items.filter(({ yourPart }) => yourPart),
    payments: payments.items.filter(({ yourPart }) => yourPart),
  };
};

export const useWaitingMoney = () => {
  const { roles } = usePerson();
  const watched = ['refunds', 'payment-reversals', ...(decidesOn(roles) ? ['unidentified-payments'] : [])];
  return useQuery({
    queryKey: ['waiting-money'],
    queryFn: () => ask(roles),
    refetchInterval: useWatched('billing-adjustments', watched, 'waiting-money', REFRESHED_EVERY_MS),
  });
};
