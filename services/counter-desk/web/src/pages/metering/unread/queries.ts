import { useQuery } from '@tanstack/react-query';
import { dataOf, metering } from '../../../api/clients.ts';
import type { RightToCut } from '../../../api/generated/metering.ts';
import { usePages } from '../../../parts/list/listed.tsx';

/** Readings arrive by files, a few times a day. */
const READ_EVERY_MS = 60_000;
const MOST_COUNTED = 100;

export type Trigger = RightToCut['trigger'];

interface Asked {
  readonly trigger?: Trigger | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number;
}
const connectionsOf = (query: Asked) => dataOf(metering.GET('/v1/unread-connections', { params: { query } }));

export const useUnread = (trigger: Trigger | undefined) =>
  usePages(['unread-connections', trigger ?? ''], (cursor) => connectionsOf({ trigger, cursor }), READ_EVERY_MS);

export const useCountedUnread = () =>
  useQuery({
    queryKey: ['counted-unread'],
    queryFn: () => connectionsOf({ limit: MOST_COUNTED }),
    refetchInterval: READ_EVERY_MS,
  });
