import { causesOf, storeRefusalIn, type CommandKeys, type EventStore } from '@pishkhan/event-store';
import type { Checkpoints, Messages } from '@pishkhan/messages';
import type { Platform } from '../../definition.ts';
import { faultKindOf, isOfDatabase, isResponse } from './fault-kind.ts';
import type { Watches } from './fault-log.ts';
import type { PartWatch } from './part-watch.ts';

/** The same platform, whose ports report to the watches which calls wait, fail and succeed. */
export const watchedPlatform = (platform: Platform, watches: Watches): Platform => ({
  ...platform,
  eventStore: watchedEventStore(platform.eventStore, watches),
  messages: watchedMessages(platform.messages, watches),
  checkpoints: watchedCheckpoints(platform.checkpoints, watches),
  commandKeys: watchedCommandKeys(platform.commandKeys, watches),
});

const isNew = (error: unknown, { noted }: Watches): error is Error => {
  if (!(error instanceof Error) || causesOf(error).some((each) => noted.has(each))) return false;
  noted.add(error);
  return true;
};

/** Counts an outage or a refusal of this part once. */
const note = (error: unknown, part: PartWatch, watches: Watches, since?: number): void => {
  const kind = faultKindOf(error);
  if (isResponse(error)) part.responded();
  if ((kind !== 'outage' && kind !== 'refusal') || !isNew(error, watches)) return;
  if (kind === 'outage') part.failed(error, since);
  else watches.refusals.refused(storeRefusalIn(error)!);
};

const callsOf =
  (part: PartWatch, watches: Watches) =>
  async <Result>(kind: string, work: () => Promise<Result>, accepted?: () => void): Promise<Result> => {
    const { startedAt, ended } = part.began(kind);
    try {
      const result = await work();
      part.responded();
      accepted?.();
      return result;
    } catch (error) {
      note(error, part, watches, startedAt);
      throw error;
    } finally {
      ended();
    }
  };

/**
 * `onFault` of a follower receives its handler's errors too: those of other parts are counted there, and the rest are
 * not the source's.
 */
const sourceFaults = (part: PartWatch, watches: Watches) => {
  const ofHandler = new WeakSet<object>();
  return {
    handling:
      <Given extends unknown[]>(handle: (...given: Given) => Promise<void>) =>
      async (...given: Given): Promise<void> => {
        try {
          await handle(...given);
        } catch (error) {
          if (typeof error === 'object' && error !== null) ofHandler.add(error);
          throw error;
        }
      },
    reporting:
      (onFault: ((error: unknown) => void) | undefined) =>
      (error: unknown): void => {
        const isOfSource = typeof error === 'object' && error !== null && !ofHandler.has(error);
        if (isOfSource && !isOfDatabase(error)) note(error, part, watches);
        onFault?.(error);
      },
  };
};

const watchedEventStore = (store: EventStore, watches: Watches): EventStore => {
  const { eventStore: part, refusals } = watches;
  const call = callsOf(part, watches);
  return {
    append: (stream, expected, events) =>
      call(
        'appends',
        () => store.append(stream, expected, events),
        () => refusals.accepted('append', stream),
      ),
    readStream: (stream, from) =>
      call(
        'reads',
        () => store.readStream(stream, from),
        () => refusals.accepted('read', stream),
      ),
    readAll: (options) =>
      call(
        'reads',
        () => store.readAll(options),
        () => refusals.accepted('read', '$all'),
      ),
    head: () =>
      call(
        'reads',
        () => store.head(),
        () => refusals.accepted('read', '$all'),
      ),
    subscribe: (options) => {
      const { handling, reporting } = sourceFaults(part, watches);
      const subscription = store.subscribe({
        ...options,
        handle: handling(options.handle),
        onFault: reporting(options.onFault),
      });
      return refusals.followed(subscription);
    },
    remembered: store.remembered,
    close: () => store.close(),
  };
};

const watchedMessages = (messages: Messages, watches: Watches): Messages => {
  const { broker: part } = watches;
  const call = callsOf(part, watches);
  return {
    produce: (topic, sent) => call('sends', () => messages.produce(topic, sent)),
    behind: (group, topics) => call('reads', () => messages.behind(group, topics)),
    ...(messages.oldestUnhandled && {
      oldestUnhandled: (...asked) => call('reads', () => messages.oldestUnhandled!(...asked)),
    }),
    // Not a call that waits: a group may need its session timeout to accept a member.
    consume: (options) => {
      const { handling, reporting } = sourceFaults(part, watches);
      return messages.consume({
        ...options,
        handle: handling(options.handle),
        ...(options.handleBatch && { handleBatch: handling(options.handleBatch) }),
        onFault: reporting(options.onFault),
      });
    },
    close: () => messages.close(),
  };
};

const watchedCheckpoints = (checkpoints: Checkpoints, watches: Watches): Checkpoints => {
  const call = callsOf(watches.database, watches);
  return {
    load: (name) => call('reads', () => checkpoints.load(name)),
    loadAll: (names) => call('reads', () => checkpoints.loadAll(names)),
    list: (prefix) => call('reads', () => checkpoints.list(prefix)),
    save: (entries, onlyIf) => call('writes', () => checkpoints.save(entries, onlyIf)),
    moveEach: (moves) => call('writes', () => checkpoints.moveEach(moves)),
    remove: (names) => call('writes', () => checkpoints.remove(names)),
  };
};

const watchedCommandKeys = (keys: CommandKeys, watches: Watches): CommandKeys => {
  const call = callsOf(watches.database, watches);
  return {
    claim: (claim) => call('writes', () => keys.claim(claim)),
    keep: (key, answer) => call('writes', () => keys.keep(key, answer)),
    release: (key) => call('writes', () => keys.release(key)),
    forget: (before) => call('writes', () => keys.forget(before)),
  };
};
