import { useQuery } from '@tanstack/react-query';
import { useWatched } from '../../../api/changes/use-changes.ts';
import { dataOf, metering } from '../../../api/clients.ts';
import { reasonHeader } from '../../../parts/reason/served.ts';
import { exchangeWords } from './exchange.words.ts';
import type { MeterExchangeEntry } from '../../../api/generated/metering.ts';

/** A colleague may decide meanwhile. */
export const READ_EVERY_MS = 15_000;
const MOST_COUNTED = 100;

export type State = MeterExchangeEntry['state'];

export const exchangesOf = (query: {
  readonly state: State;
  readonly cursor?: string | undefined;
  readonly limit?: number;
}) => dataOf(metering.GET('/v1/meter-exchanges', { params: { query } }));

export const useWaitingExchanges = () =>
  useQuery({
    queryKey: ['waiting-exchanges'],
    queryFn: () => exchangesOf({ state: 'waiting', limit: MOST_COUNTED }),
    refetchInterval: useWatched('metering', ['meter-exchanges'], 'waiting-exchanges', 2 * READ_EVERY_MS),
  });

export const useExchange = (exchangeId: string) =>
  useQuery({
    queryKey: ['meter-exchange', exchangeId],
    queryFn: () => dataOf(metering.GET('/v1/meter-exchanges/{exchangeId}', { params: { path: { exchangeId } } })),
    refetchInterval: useWatched('metering', [`meter-exchange:${exchangeId}`], 'meter-exchange', READ_EVERY_MS),
  });

/** Readings of the meter that was taken off, the latest first; the exchange is the reason of the look-up. */
export const useReadingsOf = ({ meterId, exchangeId }: Pick<MeterExchangeEntry, 'meterId' | 'exchangeId'>) =>
  useQuery({
    queryKey: ['readings', meterId, exchangeId],
    queryFn: () =>
      dataOf(
        metering.GET('/v1/meters/{meterId}/readings', {
          params: { path: { meterId }, query: { limit: 24 } },
          headers: reasonHeader(`${exchangeWords.lookUp.fa} ${exchangeId.slice(0, 8)}`),
        }),
      ),
    retry: false,
  });

/** Registered contractors; the company has few. */
export const useContractors = () =>
  useQuery({
    queryKey: ['contractors'],
    queryFn: async () => (await dataOf(metering.GET('/v1/contractors', { params: { query: { limit: 200 } } }))).items,
    staleTime: Infinity,
  });
