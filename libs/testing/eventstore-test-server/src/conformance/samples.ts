import { randomUUID } from 'node:crypto';
import { jsonEvent, type JSONEventData, type Position } from '@eventstore/db-client';

export const freshName = (category = `wire${randomUUID().replaceAll('-', '')}`): string =>
  `${category}-${randomUUID()}`;
export const category = (stream: string) => stream.slice(0, stream.indexOf('-') + 1);
export const event = (data: Record<string, unknown> = { متن: 'قبض' }): JSONEventData =>
  jsonEvent({ id: randomUUID(), type: 'Written', data, metadata: { note: 'یادداشت' } });
export const events = (count: number): JSONEventData[] => Array.from({ length: count }, (_, index) => event({ index }));

interface Found {
  readonly event?: {
    readonly id: string;
    readonly type: string;
    readonly revision: bigint;
    readonly streamId: string;
    readonly created: Date;
    readonly position?: Position;
  };
}

/** The first `count` results. */
export const take = async (incoming: AsyncIterable<Found>, count = Infinity) => {
  const taken = [];
  if (count > 0) for await (const { event: found } of incoming) if (taken.push(found!) >= count) break;
  return taken;
};
export const revisions = (found: readonly { revision: bigint }[]) => found.map(({ revision }) => Number(revision));
export const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);
