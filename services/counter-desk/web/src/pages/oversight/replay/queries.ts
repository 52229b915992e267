import { useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReplayedStream } from '../../../api/generated/billing-adjustments.ts';
import { dataOf, kitOf } from '../../../api/clients.ts';
import { services, type Service } from '../../../api/services.ts';
import { reasonHeader, useReason } from '../../../parts/reason/served.ts';
import { identifiersIn } from './shown-value.ts';
import { PAGE, pageOf, stepIn, stepOf } from './stepping.ts';

/** The categories of every service, in words. */
export const useCategories = () =>
  useQueries({
    queries: services.map((service) => ({
      queryKey: ['stream-categories', service],
      queryFn: async () => {
        const { service: title, items } = await dataOf(kitOf(service).GET('/v1/stream-categories'));
        return { service, title, items };
      },
      staleTime: Infinity,
      retry: false,
    })),
  });

export interface Sought {
  readonly service: Service;
  readonly identifier?: string | undefined;
  readonly category?: string | undefined;
}

const FOUND = 50;

/** Streams of one service. */
export const useFound = ({ service, identifier, category }: Sought) =>
  useInfiniteQuery({
    queryKey: ['streams', service, identifier, category],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      dataOf(
        kitOf(service).GET('/v1/streams', {
          params: { query: { identifier, category, cursor: pageParam, limit: FOUND } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** For what a reason is kept while one looks: the account of a stream that names one, else the stream. */
export const reasonKeyOf = (stream: string): string => /^(?:bill-)?account-(.+)$/.exec(stream)?.[1] ?? stream;

export const lookAtStream = (
  { service, stream }: StreamNamed,
  reason: string | undefined,
  query: { readonly after?: number; readonly asOf?: string | undefined },
) =>
  dataOf(
    kitOf(service).GET('/v1/streams/{stream}', {
      params: {
        path: { stream },
        query: {
          limit: PAGE,
          ...(query.after !== undefined && query.after >= 0 && { after: query.after }),
          ...(query.asOf !== undefined && { asOf: query.asOf }),
        },
        header: reasonHeader(reason),
      },
    }),
  );

export type Replayed = ReplayedStream;
export type Step = Replayed['steps'][number];

export interface StreamNamed {
  readonly service: Service;
  readonly stream: string;
}

/** What is known now may grow while one looks; what was known then does not. */
const PAGE_STAYS_MS = 60_000;

/** A step with its page; without a number the last one. */
export const useReplay = (named: StreamNamed, asked: number | undefined, asOf: string | undefined) => {
  const client = useQueryClient();
  const reason = useReason(reasonKeyOf(named.stream));
  const key = ['stream', named.service, named.stream, reason, asOf] as const;
  const staleTime = asOf === undefined ? PAGE_STAYS_MS : Infinity;
  const pageAfter = (after: number) =>
    client.fetchQuery({
      queryKey: [...key, 'after', after],
      queryFn: () => lookAtStream(named, reason, { after, asOf }),
      staleTime,
    });
  return useQuery({
    queryKey: [...key, 'step', asked],
    queryFn: async () => {
      const first = await pageAfter(asked === undefined ? -1 : pageOf(asked));
      const wanted = stepIn(asked, first.length);
      for (const after of [pageOf(wanted), wanted - 1]) {
        const page = await pageAfter(after);
        const step = stepOf(page, wanted);
        if (step) return { page, step, place: wanted };
      }
      return { page: first, step: undefined, place: wanted };
    },
    placeholderData: (before) => (before?.page.stream === named.stream ? before : undefined),
    staleTime,
  });
};

interface CauseFound extends StreamNamed {
  readonly revision: number;
}

/** The stream that has the event that caused a step, among those that the step names. */
export const useCause = () =>
  useMutation({
    mutationFn: async ({ cause: { causationId: eventId }, data, state }: Step) => {
      for (const identifier of identifiersIn(data, state)) {
        const found = await Promise.all(services.map((service) => causeIn(service, identifier, eventId)));
        const cause = found.find((each) => each !== undefined);
        if (cause) return cause;
      }
      return null;
    },
  });

const causeIn = async (service: Service, identifier: string, event: string): Promise<CauseFound | undefined> => {
  const { items } = await dataOf(kitOf(service).GET('/v1/streams', { params: { query: { identifier, event } } }));
  const [found] = items;
  return found && { service, stream: found.stream, revision: found.revision ?? 0 };
};
