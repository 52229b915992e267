import { useQuery } from '@tanstack/react-query';
import { dataOf, metering } from '../../../api/clients.ts';
import type { ListedStop, ReadingRound } from '../../../api/generated/metering.ts';
import { usePages } from '../../../parts/list/listed.tsx';

/** Files arrive while somebody looks. */
const READ_EVERY_MS = 15_000;
const PAGE = 100;

export type Standing = ListedStop['standing'];
export type Chosen = ReadingRound['state'] | 'overdue' | undefined;

export const useRounds = (chosen: Chosen) =>
  usePages(
    ['reading-rounds', chosen ?? ''],
    (cursor) =>
      dataOf(
        metering.GET('/v1/reading-rounds', {
          params: {
            query: { cursor, ...(chosen === 'overdue' ? { overdue: chosen } : { state: chosen }) },
          },
        }),
      ),
    READ_EVERY_MS,
  );

export const useRound = (roundId: string) =>
  useQuery({
    queryKey: ['reading-round', roundId],
    queryFn: () => dataOf(metering.GET('/v1/reading-rounds/{roundId}', { params: { path: { roundId } } })),
    refetchInterval: READ_EVERY_MS,
  });

export const useStops = (roundId: string, standing: Standing | undefined) =>
  usePages(['reading-round-stops', roundId, standing ?? ''], (cursor) =>
    dataOf(
      metering.GET('/v1/reading-rounds/{roundId}/connections', {
        params: { path: { roundId }, query: { standing, cursor, limit: PAGE } },
      }),
    ),
  );

/** Routes by their zones, for those who open rounds. */
export const useRoutes = (enabled: boolean) =>
  useQuery({
    queryKey: ['reading-routes'],
    queryFn: () => dataOf(metering.GET('/v1/reading-routes', { params: { query: { limit: 200 } } })),
    enabled,
  });

/** Zones with a reading contract of the county. */
export const useZones = (): readonly string[] => {
  const { data } = useQuery({
    queryKey: ['reading-contracts', ''],
    queryFn: () => dataOf(metering.GET('/v1/reading-contracts', { params: { query: { limit: 200 } } })),
  });
  return [...new Set(data?.items.flatMap(({ zone }) => zone ?? []))].toSorted();
};

/** The list as the service writes it, with the mark by which spreadsheets know UTF-8. */
export const readList = async (roundId: string): Promise<Blob> => {
  const text = await dataOf(
    metering.GET('/v1/reading-rounds/{roundId}/reading-list', {
      params: { path: { roundId } },
      parseAs: 'text',
    }),
  );
  return new Blob(['\ufeff', String(text)], { type: 'text/csv;charset=utf-8' });
};
