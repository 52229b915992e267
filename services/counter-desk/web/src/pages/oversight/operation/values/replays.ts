import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send, type Service } from '../../../../api/clients.ts';
import { parkedQuery, type ParkedStream } from '../queries.ts';

const REPLAYS = '/admin/parked/replays';

/** How far a stream came. */
export interface Outcome {
  readonly handled: number;
  readonly fault?: string;
}

export const keyOf = ({ host, stream }: Pick<ParkedStream, 'host' | 'stream'>): string => `${host} ${stream}`;

/** Continues parked streams one after the other; the outcome of each, by its key. */
export const useReplays = (service: Service) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (streams: readonly ParkedStream[]) => {
      const outcomes: { readonly stream: string; readonly outcome: Outcome }[] = [];
      for (const { host, stream } of streams)
        outcomes.push({ stream, outcome: (await send(service, REPLAYS, { host, stream })) as Outcome });
      return outcomes;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: parkedQuery(service).queryKey }),
  });
};
