import { setTimeout as sleep } from 'node:timers/promises';
import { comparePositions, START, type EventStore, type Position } from '@pishkhan/event-store';
import { HeldStreams } from '../held/held-streams.ts';
import type { Projection } from '../projecting/project.ts';
import { followLog, type LogProjector } from '../projecting/projector.ts';
import { followTopics, HELD_KNOWN_MS } from '../projecting/topics/follow-topics.ts';
import { documentsIn, documentsOf } from '../projecting/view-store.ts';
import { WatchedView, type ProjectorContext } from '../projecting/watched-view.ts';

const BATCH = 1000;
const LOOK_MS = 20;
/** Number of attempts after which a failing fact ends the rebuild. */
const PATIENT_FAULTS = 5;

/** Folds all facts of a view into a collection beside the live one, and continues until it is stopped. */
export interface Builder {
  readonly facts: number;
  /** Streams that it holds before an event of a newer release. */
  readonly held: HeldStreams;
  /** How long, in ms, to recheck documents with different marks before both sides are brought to the same position. */
  readonly settleMs: number;
  /** Resolves when it has everything that the live view has. @throws the fault that stops it */
  caughtUp(): Promise<void>;
  /** Runs work while both sides are at the same position. */
  level<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Replaces the live documents with the rebuilt ones by `rename`, then adds facts that only the live ones had. */
  exchange(rename: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** The task of a builder, and when to abort it. */
export interface Assignment {
  readonly live: WatchedView;
  readonly context: ProjectorContext;
  readonly into: string;
  readonly run: string;
  readonly signal: AbortSignal;
}

const watchedFor = ({ live, context }: Assignment) => {
  let [faults, last]: [number, unknown] = [0, undefined];
  const onFault: ProjectorContext['onFault'] = (error, view, at) => {
    [faults, last] = [faults + 1, error];
    context.onFault(error, view, at);
  };
  const watched = new WatchedView(live.view, { ...context, onFault });
  const mustGoOn = (signal: AbortSignal): void => {
    signal.throwIfAborted();
    if (faults >= PATIENT_FAULTS) throw last;
  };
  return { watched, mustGoOn };
};

const bringTo = async (
  { watched: { view, progress }, take }: LogProjector,
  to: Position,
  eventStore: EventStore,
): Promise<void> => {
  const { categories } = view.from as { categories: readonly string[] };
  for (let at = progress!.at; ;) {
    const events = (await eventStore.readAll({ categories, after: at, limit: BATCH })).filter(
      ({ position }) => comparePositions(position, to) <= 0,
    );
    if (events.length === 0) return;
    at = events.at(-1)!.position;
    await take(events, at);
  }
};

/** Saves the held streams of both sides before the swap, and only those of the rebuilt documents afterwards. */
const exchanging = async (live: HeldStreams, rebuilt: HeldStreams, rename: () => Promise<void>): Promise<void> => {
  const events = [...rebuilt.streams.values()];
  await live.hold(events);
  await rename();
  await live.holdOnly(events);
};

/**
 * For a view of the own log: the live projector pauses between two batches while both sides are brought to the same
 * position and swapped, so no read sees an older view.
 */
export const logBuilder = (assignment: Assignment, live: LogProjector): Builder => {
  const {
    context: { database, eventStore, ...context },
    into,
    signal,
  } = assignment;
  const { watched, mustGoOn } = watchedFor(assignment);
  const { view } = watched;
  const documents = documentsIn<object>(database, into);
  const written = (facts: number, upTo?: Position) => watched.written(facts, upTo);
  const held = new HeldStreams();
  const projection: Projection<object> = { view, documents, written };
  const builder = followLog({ watched, held, projection }, START, { ...context, eventStore, batch: BATCH });
  return {
    settleMs: 300,
    held,
    get facts() {
      return watched.facts;
    },
    caughtUp: async () => {
      while (!(await watched.progress!.reach(live.watched.progress!.at, 500))) mustGoOn(signal);
    },
    level: (work) =>
      live.pause(async () => {
        await builder.stop();
        const places = [builder, live].map((each) => each.watched.progress!.at);
        const furthest = places.reduce((a, b) => (comparePositions(a, b) < 0 ? b : a));
        for (const each of [builder, live]) await bringTo(each, furthest, eventStore);
        return work();
      }),
    exchange: (rename) => exchanging(live.held, held, rename),
    stop: () => builder.stop(),
  };
};

/**
 * For a view of topics: replicas continue to consume, and after the swap the same group continues on the live documents
 * until it has every message.
 */
export const topicsBuilder = async (assignment: Assignment): Promise<Builder> => {
  const { context, into, run, signal } = assignment;
  const { watched, mustGoOn } = watchedFor(assignment);
  const group = `${watched.group}.rebuild-${run}`;
  const [{ held: liveHeld }, held] = [assignment.live, new HeldStreams()];
  const follow = (documents: ReturnType<typeof documentsIn<object>>) =>
    followTopics(watched, { group, held, documents }, context);
  const { topics } = watched.view.from as { topics: readonly string[] };
  let consumer = await follow(documentsIn(context.database, into));
  const caughtUp = async () => {
    for (; (await context.messages!.behind(group, topics)) > 0; await sleep(LOOK_MS)) mustGoOn(signal);
  };
  return {
    settleMs: 5000,
    held,
    get facts() {
      return watched.facts;
    },
    caughtUp,
    level: (work) => work(),
    exchange: async (rename) => {
      await consumer.stop();
      await liveHeld.load();
      const heldBefore = liveHeld.streams.size;
      await exchanging(liveHeld, held, rename);
      consumer = await follow(documentsOf(context.database, watched.view));
      // Until then another replica may still skip what it held before.
      if (liveHeld.streams.size < heldBefore) await sleep(2 * HELD_KNOWN_MS);
      await caughtUp();
    },
    stop: () => consumer.stop(),
  };
};
