import type { AllStreamRecordedEvent, AllStreamResolvedEvent, EventStoreDBClient } from '@eventstore/db-client';
import type { Position } from '@pishkhan/event-store';
import { categoryFilter, startAfter } from '../calls/read.ts';
import { abandon, EndedSilently, type Incoming, type Source } from '../calls/receive.ts';
import { toRecorded } from '../event-shape.ts';
import type { Item } from './backlog.ts';

export interface Listener {
  /** Called in log order; `position` is the reader's position afterwards. */
  received(item: Item, position?: Position): void;
  /** No further item will arrive; may be called more than once. */
  over(error: unknown): void;
}

export interface Listening {
  setPaused(paused: boolean): void;
  leave(): void;
}

/** The server sends a checkpoint after this many non-matching events (32 × 300). */
const CHECKPOINT_INTERVAL = 300;

const toItem = (event: AllStreamRecordedEvent): Item => {
  try {
    return { kind: 'event', event: toRecorded(event) };
  } catch (error) {
    return { kind: 'unreadable', fault: error as Error };
  }
};

/**
 * One subscription of the client. The client reports checkpoints and "caught up" before the events in its own buffer,
 * so these reports wait until the events have been delivered. Callbacks must not throw: an exception would hang the
 * subscription silently.
 */
export const listen = (
  client: EventStoreDBClient,
  { categories, after }: { categories: readonly string[]; after: Position },
  listener: Listener,
): Listening => {
  let [delivered, left] = [0, false];
  const ahead: { readonly due: number; readonly item: Item; readonly position?: Position }[] = [];
  const sayWhatIsDue = () => {
    for (; ahead[0] && ahead[0].due <= delivered; ahead.shift())
      if (!left) listener.received(ahead[0].item, ahead[0].position);
  };
  const say = (item: Item, position?: Position) => {
    ahead.push({ due: delivered + incoming.readableLength, item, position });
    sayWhatIsDue();
  };
  const checkpointReached = (_: unknown, position: Position) => say({ kind: 'checkpoint', position }, position);
  const filter = categoryFilter(categories, { checkpointReached, checkpointInterval: CHECKPOINT_INTERVAL });
  const source: Source = client.subscribeToAll({ fromPosition: startAfter(after), filter });
  const incoming = source as Incoming;
  incoming.on('data', ({ event }: AllStreamResolvedEvent) => {
    delivered++;
    if (!left && event) listener.received(toItem(event), event.position);
    sayWhatIsDue();
  });
  incoming.on('caughtUp', () => say({ kind: 'caughtUp' }));
  incoming.on('error', (error: unknown) => listener.over(error));
  incoming.on('end', () => listener.over(new EndedSilently('the subscription ended')));
  return {
    setPaused: (paused) => void (paused ? incoming.pause() : incoming.resume()),
    leave: () => {
      left = true;
      abandon(incoming);
    },
  };
};
