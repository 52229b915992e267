import { derivedId } from '@pishkhan/identifiers';
import type { Clock } from '@pishkhan/calendar';
import {
  executeCommand,
  loadAggregate,
  START,
  type EventStore,
  type Position,
  type RecordedEvent,
} from '@pishkhan/event-store';
import type { OwnReaction, Reaction, ReactionTools } from '@pishkhan/service-kit';

/** The process stops at an append: before it is durable, or after it and before any reader receives it. */
export class Killed extends Error {}
export interface Death {
  readonly at: number;
  readonly when: 'before' | 'after';
}
/** Every death at the first appends of a run. */
export const deathsAt = (appends: number): readonly Death[] =>
  Array.from({ length: appends }, (_, at) => [
    { at, when: 'before' as const },
    { at, when: 'after' as const },
  ]).flat();

interface OneProcess {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly reactions: readonly Reaction[];
  /** Schema versions of the events that specs store. */
  readonly versions: Readonly<Record<string, number>>;
}

const dying = (store: EventStore, death: Death | undefined): Pick<EventStore, 'append' | 'readStream'> => {
  let appends = 0;
  return {
    readStream: (stream, from) => store.readStream(stream, from),
    append: async (...of) => {
      const dies = death && death.at === appends++;
      if (dies && death.when === 'before') throw new Killed();
      const appended = await store.append(...of);
      if (dies) throw new Killed();
      return appended;
    },
  };
};

const metadataOf = ({ clock, versions }: OneProcess, cause: string, type: string) => ({
  commandId: cause,
  commandHash: cause,
  correlationId: cause,
  causationId: cause,
  actor: { subject: 'spec', roles: [] },
  recordedAt: clock.now().toISOString(),
  businessDate: clock.today(),
  schemaVersion: versions[type] ?? 1,
  build: 'spec',
});

const toolsOf = (
  of: OneProcess,
  log: Pick<EventStore, 'append' | 'readStream'>,
  reaction: OwnReaction,
  event: RecordedEvent,
): ReactionTools => ({
  clock: of.clock,
  find: (part) => Promise.reject(new Error(`there is no ${part.name} here`)),
  load: (decider, id) => loadAggregate(log, decider, id),
  published: (decider, id) => loadAggregate(log, decider, id),
  writtenHere: (decider, id) => loadAggregate(log, decider, id),
  execute: (decider, id, command, { step = '' } = {}) =>
    executeCommand({
      store: log,
      decider,
      id,
      command,
      metadata: metadataOf(of, derivedId(event.id, reaction.name, step), reaction.name),
    }),
});

/** The own reactions of the service in one process that may be killed at any append. */
export const oneProcess = (of: OneProcess) => {
  const { store } = of;
  const own = of.reactions.filter((reaction): reaction is OwnReaction => 'categories' in reaction);
  return {
    /** Stores events after those that the stream has. */
    record: async (stream: string, events: readonly { readonly type: string; readonly data: unknown }[]) => {
      const { length } = await store.readStream(stream);
      const recorded = events.map((event, index) => {
        const id = derivedId(stream, String(length + index));
        return { id, ...event, metadata: metadataOf(of, id, event.type) };
      });
      await store.append(stream, length === 0 ? 'NoStream' : length - 1, recorded);
    },
    typesIn: async (stream: string) => (await store.readStream(stream)).map(({ type }) => type),
    /** Position of the last event. */
    head: async (): Promise<Position> =>
      (await store.readAll({ after: START, limit: 10_000 })).at(-1)?.position ?? START,
    /** One run of the process: all events after a position; from the start, as after a crash that lost the position. */
    live: async (death?: Death, from: Position = START): Promise<void> => {
      const log = dying(store, death);
      for (let after = from; ;) {
        const events = await store.readAll({ after, limit: 100 });
        if (events.length === 0) return;
        for (const event of events)
          for (const reaction of own)
            if (reaction.types.includes(event.type)) await reaction.react(event, toolsOf(of, log, reaction, event));
        after = events.at(-1)!.position;
      }
    },
  };
};
