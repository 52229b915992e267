import type { EventCatalogue, EventStore, RecordedEvent } from '@pishkhan/event-store';
import type { Checkpoints, Term } from '../../port.ts';
import type { Patience } from '../patience.ts';
import type { SaveDue } from '../saving.ts';

export interface EventHandler {
  readonly name: string;
  /** Private event types that it handles. */
  readonly types: readonly string[];
  /** If named, only streams of these categories. */
  readonly categories?: readonly string[];
  /** Added by a later release: it handles events that were stored before it too, once. */
  readonly alsoStored?: boolean;
  /** Called at least once: its effects must be idempotent. */
  react(event: RecordedEvent): Promise<void>;
}

export interface OwnReactionsOptions {
  readonly store: Pick<EventStore, 'subscribe'>;
  /** Store of the events before the saved position, for reactions that a later release added. */
  readonly stored?: Pick<EventStore, 'readAll'>;
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
  /** Default: after each batch with a handled event. */
  readonly saveDue?: SaveDue;
  /**
   * Whether an error is an infrastructure fault (store or database unavailable). The event waits and is never parked.
   */
  isPassing?(error: Error): boolean;
  onFault?(error: unknown): void;
}
