import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLookEvery } from '../../../api/changes/use-changes.ts';
import { cases, dataOf } from '../../../api/clients.ts';
import { asQuery, type Counted, type Group, type Spanned } from './chosen.ts';

const READ_EVERY_MS = 30_000;

export const useBoard = (counted: Counted) =>
  useQuery({
    queryKey: ['board', counted],
    queryFn: () =>
      dataOf(cases.GET('/v1/statistics/board', { params: { query: asQuery<'getStatisticsBoard'>(counted) } })),
    refetchInterval: useLookEvery('case-handling', READ_EVERY_MS),
    placeholderData: keepPreviousData,
  });

export const useBoardCases = (group: Group) =>
  useInfiniteQuery({
    queryKey: ['board-cases', group],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      dataOf(
        cases.GET('/v1/statistics/board/cases', {
          params: { query: { ...asQuery<'getStatisticsBoardCases'>(group), cursor: pageParam } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: useLookEvery('case-handling', READ_EVERY_MS),
  });

export const useStatistics = (spanned: Spanned) =>
  useQuery({
    queryKey: ['statistics', spanned],
    queryFn: () =>
      dataOf(cases.GET('/v1/statistics/cases', { params: { query: asQuery<'getStatisticsCases'>(spanned) } })),
    placeholderData: keepPreviousData,
  });
