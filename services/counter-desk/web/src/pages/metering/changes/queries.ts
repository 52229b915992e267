import { useQuery } from '@tanstack/react-query';
import { dataOf, metering } from '../../../api/clients.ts';
import { usePages } from '../../../parts/list/listed.tsx';

export const states = ['waiting', 'ended', 'declined'] as const;
export type State = (typeof states)[number];

const LOOK_EVERY_MS = 30_000;
const MOST_COUNTED = 100;

export const useRemovals = (state: State) =>
  usePages(['meter-removals', state], (cursor) => {
    const query = { state: state === 'ended' ? 'removed' : state, cursor } as const;
    return dataOf(metering.GET('/v1/meter-removals', { params: { query } }));
  });

export const useMoves = (state: State) =>
  usePages(['meter-zone-moves', state], (cursor) => {
    const query = { state: state === 'ended' ? 'moved' : state, cursor } as const;
    return dataOf(metering.GET('/v1/meter-zone-moves', { params: { query } }));
  });

/** How many removals and moves wait for the second person. */
export const useWaitingChanges = () =>
  useQuery({
    queryKey: ['waiting-meter-changes'],
    queryFn: async () => {
      const params = { query: { state: 'waiting', limit: MOST_COUNTED } } as const;
      const [removals, moves] = await Promise.all([
        dataOf(metering.GET('/v1/meter-removals', { params })),
        dataOf(metering.GET('/v1/meter-zone-moves', { params })),
      ]);
      return removals.items.length + moves.items.length;
    },
    refetchInterval: LOOK_EVERY_MS,
  });
