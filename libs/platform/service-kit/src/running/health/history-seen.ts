import { setTimeout as sleep } from 'node:timers/promises';
import { comparePositions, HistoryBehind, parsePosition, START, type EventStore } from '@pishkhan/event-store';
import { seenByViews, type Seen } from '@pishkhan/views';
import type { Platform, ServiceDefinition } from '../../definition.ts';
import { isOutage } from './outage.ts';

/** A node of a cluster that was just elected or restarted may answer with an older head for a moment. */
const TRIES = 5;
const PAUSE_MS = 1000;

/** Positions of the log that the service's views, relay and process managers have saved. */
export const seenBy = async (
  { name, views }: ServiceDefinition,
  { database, checkpoints }: Pick<Platform, 'database' | 'checkpoints'>,
): Promise<Seen[]> => {
  const saved = await Promise.all(
    [
      { by: 'relay', place: `relay/${name}/position` },
      { by: 'host of reactions to own events', place: `own-reactions/${name}/position` },
    ].map(async ({ by, place }) => {
      const text = await checkpoints.load(place);
      return { by, position: (typeof text === 'string' && parsePosition(text)) || START };
    }),
  );
  return [...(await seenByViews(database, views)), ...saved];
};

/**
 * The log must reach every position that the service has seen (N1), in every profile.
 *
 * @throws HistoryBehind
 */
export const mustReachWhatWasSeen = async (
  definition: ServiceDefinition,
  platform: Pick<Platform, 'eventStore' | 'database' | 'checkpoints'>,
  wait: (ms: number) => Promise<unknown> = sleep,
): Promise<void> => {
  const all = await seenBy(definition, platform);
  const { by, position: seen } = all.reduce((furthest, each) =>
    comparePositions(each.position, furthest.position) > 0 ? each : furthest,
  );
  for (let attempt = 1; ; attempt++) {
    const head = await platform.eventStore.head();
    if (comparePositions(head, seen) >= 0) return;
    if (attempt === TRIES) throw new HistoryBehind(definition.name, { by, head, seen });
    await wait(PAUSE_MS);
  }
};

/**
 * The same store, which appends only after the log was seen to reach what the service has seen (N1). `seen` asks, and
 * remembers a yes: a store that does not respond at the start is an outage, so the service starts and asks again.
 */
export const appendingAfter = (
  eventStore: EventStore,
  check: () => Promise<void>,
): { readonly eventStore: EventStore; readonly seen: () => Promise<void> } => {
  let asked: Promise<void> | undefined;
  const seen = () =>
    (asked ??= check().catch((error: unknown) => {
      asked = undefined;
      throw error;
    }));
  return {
    eventStore: {
      ...eventStore,
      append: async (stream, expected, events) => {
        await seen();
        return eventStore.append(stream, expected, events);
      },
    },
    seen,
  };
};

/** The first question, before any worker starts. @throws HistoryBehind */
export const askedAtStart = async (seen: () => Promise<void>): Promise<void> => {
  try {
    await seen();
  } catch (error) {
    if (error instanceof HistoryBehind || !isOutage(error)) throw error;
  }
};
