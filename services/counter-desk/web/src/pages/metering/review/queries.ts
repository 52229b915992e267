import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useWatched } from '../../../api/changes/use-changes.ts';
import { dataOf, metering } from '../../../api/clients.ts';
import type { ReadingToReview } from '../../../api/generated/metering.ts';
import { reasonHeader } from '../../../parts/reason/served.ts';
import type { Chosen } from './chosen.ts';

/** A colleague may decide meanwhile. */
const READ_EVERY_MS = 15_000;
const PAGE = 50;
const MOST_AHEAD = 200;
const FEW = 8;

const listOf = ({ state, finding, county }: Chosen, limit: number, cursor?: string) =>
  dataOf(
    metering.GET('/v1/readings-to-review', {
      params: { query: { state, finding, countyOffice: county, limit, cursor } },
    }),
  );

export const useReviews = (chosen: Chosen) =>
  useInfiniteQuery({
    queryKey: ['reviews', chosen],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => listOf(chosen, PAGE, pageParam),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** The readings ahead, for going on without the list. */
export const useAhead = (chosen: Chosen) =>
  useQuery({ queryKey: ['reviews-ahead', chosen], queryFn: async () => (await listOf(chosen, MOST_AHEAD)).items });

export const useWaitingReviews = () =>
  useQuery({
    queryKey: ['waiting-reviews'],
    queryFn: () => dataOf(metering.GET('/v1/waiting-reviews')),
    refetchInterval: useWatched('metering', ['readings-to-review'], 'waiting-reviews', 2 * READ_EVERY_MS),
  });

export const useHeldReading = (reviewId: string) =>
  useQuery({
    queryKey: ['held-reading', reviewId],
    queryFn: () => dataOf(metering.GET('/v1/readings-to-review/{reviewId}', { params: { path: { reviewId } } })),
    refetchInterval: useWatched('metering', [`reading-to-review:${reviewId}`], 'held-reading', READ_EVERY_MS),
  });

type OfMeter = Pick<ReadingToReview, 'meterId'>;

/** The last readings of the meter; each look is recorded with its reason (N7). */
export const lookAtHistory = ({ meterId }: OfMeter, reason: string | undefined) =>
  dataOf(
    metering.GET('/v1/meters/{meterId}/readings', {
      params: { path: { meterId }, query: { limit: FEW }, header: reasonHeader(reason) },
    }),
  );

export const useHistory = (review: OfMeter, reason: string | undefined) =>
  useQuery({
    queryKey: ['last-readings', review.meterId, reason],
    queryFn: () => lookAtHistory(review, reason),
  });
