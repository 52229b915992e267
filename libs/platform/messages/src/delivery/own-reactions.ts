import {
  EventNotKnown,
  formatPosition,
  inCategory,
  parsePosition,
  START,
  unknownEventOf,
  type EventCatalogue,
  type EventStore,
  type Position,
  type RecordedEvent,
} from '@pishkhan/event-store';
import type { Checkpoints, Term } from '../port.ts';
import { InOrder, type Replayed } from './in-order.ts';
import type { ParkedStream } from './parking.ts';
import { PATIENCE, type Patience } from './patience.ts';
import { savingOf } from './saving.ts';

export interface EventHandler {
  readonly name: string;
  /** Private event types that it handles. */
  readonly types: readonly string[];
  /** If named, only streams of these categories. */
  readonly categories?: readonly string[];
  /** Called at least once: its effects must be idempotent. */
  react(event: RecordedEvent): Promise<void>;
}

export interface OwnReactionsOptions {
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly checkpoints: Checkpoints;
  /** Name of the saved position, unique per process manager host. */
  readonly name: string;
  readonly categories: readonly string[];
  readonly reactions: readonly EventHandler[];
  /** An unknown event parks its stream, with or without a reaction. */
  readonly catalogue: EventCatalogue;
  readonly patience?: Patience;
  /** The lease term of this host, if several processes may host it. */
  readonly term?: Term;
  /**
   * Whether an error is an infrastructure fault (store or database unavailable). The event waits and is never parked.
   */
  isPassing?(error: Error): boolean;
  onFault?(error: unknown): void;
}

export interface OwnReactions {
  parked(): Promise<ParkedStream[]>;
  replayParked(stream: string): Promise<Replayed>;
  readonly handled: Position;
  stop(): Promise<void>;
}

type StoredEvent = Omit<RecordedEvent, 'position'> & { readonly position: string };

const arrivalOf = (event: RecordedEvent) => ({ stream: event.stream, revision: event.revision, item: event });
const stored = (event: RecordedEvent): StoredEvent => ({ ...event, position: formatPosition(event.position) });
const restored = (event: StoredEvent): RecordedEvent => ({ ...event, position: parsePosition(event.position)! });

/**
 * Hosts process managers: handles the service's own events in log order from the saved position, which is saved after a
 * batch with a handled event. Events without a reaction are skipped, except in a parked stream, where they wait. A
 * stream that waits for a newer release continues when that release starts.
 */
export const startOwnReactions = async (options: OwnReactionsOptions): Promise<OwnReactions> => {
  const {
    store,
    checkpoints,
    name,
    categories,
    reactions,
    catalogue,
    patience = PATIENCE,
    term,
    isPassing = () => false,
    onFault = () => {},
  } = options;
  const place = `own-reactions/${name}`;
  const inOrder = new InOrder<RecordedEvent>({
    checkpoints,
    patience,
    isPassing,
    onFault,
    stored,
    owner: place,
    remember: false,
    handle: async (event) => {
      if (!catalogue.isKnown(event)) throw new EventNotKnown(unknownEventOf(event));
      await react(reactions, event);
    },
    arrivalOf: (kept) => arrivalOf(restored(kept as StoredEvent)),
  });
  const saved = (await checkpoints.load(`${place}/position`)) as string | undefined;
  const [still, saves] = [new Set((await inOrder.parked()).map(({ stream }) => stream)), savingOf()];
  const subscription = store.subscribe({
    categories,
    after: (saved && parsePosition(saved)) || START,
    onFault,
    handle: async (events, upTo) => {
      let arrived = false;
      for (const event of events) {
        const concerns = !catalogue.isKnown(event) || reactions.some((reaction) => hears(reaction, event));
        if (!concerns && !still.has(event.stream)) continue;
        arrived = true;
        if (!(await inOrder.arrive(arrivalOf(event)))) still.add(event.stream);
      }
      if (saves(events.length, arrived))
        await checkpoints.save([{ name: `${place}/position`, value: formatPosition(upTo) }], term?.fence);
    },
  });
  const stopResuming = inOrder.startResuming();
  return {
    parked: () => inOrder.parked(),
    replayParked: (stream) => inOrder.replay(stream),
    get handled() {
      return subscription.handled;
    },
    stop: async () => {
      await subscription.stop();
      await stopResuming();
    },
  };
};

const hears = ({ types, categories }: EventHandler, { type, stream }: RecordedEvent): boolean =>
  types.includes(type) && (!categories || categories.some((category) => inCategory(stream, category)));

const react = async (reactions: readonly EventHandler[], event: RecordedEvent): Promise<void> => {
  for (const reaction of reactions) if (hears(reaction, event)) await reaction.react(event);
};
