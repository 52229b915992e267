import {
  comparePositions,
  sortReadable,
  unknownEventOf,
  type EventCatalogue,
  type EventStore,
  type Position,
  type RecordedEvent,
  type Sorted,
  type UnknownEvent,
} from '@pishkhan/event-store';
import type { Checkpoints } from '../port.ts';
import type { Entry } from './published.ts';

export interface Released {
  readonly readable: readonly RecordedEvent[];
  readonly entry: Entry;
  /** Call it when the entry is saved. */
  done(): void;
}

/** Streams of which the relay publishes nothing from an event on, until a build knows the event. */
export class HeldStreams {
  private readonly prefix: string;
  private readonly catalogue: EventCatalogue;
  private readonly held = new Map<string, UnknownEvent>();

  constructor(service: string, catalogue: EventCatalogue) {
    this.prefix = `relay/${service}/held/`;
    this.catalogue = catalogue;
  }

  get all(): readonly UnknownEvent[] {
    return [...this.held.values()];
  }

  async load(checkpoints: Checkpoints): Promise<void> {
    for (const { value } of await checkpoints.list(this.prefix)) if (value !== null) this.hold([value as UnknownEvent]);
  }

  hold(events: readonly UnknownEvent[]): void {
    for (const event of events) this.held.set(event.stream, event);
  }

  sort(events: readonly RecordedEvent[]): Sorted {
    return sortReadable(events, this.held, this.catalogue);
  }

  entryOf(event: UnknownEvent): Entry {
    return { name: this.prefix + encodeURIComponent(event.stream), value: event };
  }

  /** The events up to the relay's position that waited and are known to this build, stream by stream. */
  async *released(store: Pick<EventStore, 'readStream'>, upTo: Position): AsyncGenerator<Released> {
    for (const held of this.all) {
      const events = await store.readStream(held.stream, held.revision);
      const waiting = events.filter(({ position }) => comparePositions(position, upTo) <= 0);
      const unknown = waiting.findIndex((event) => !this.catalogue.isKnown(event));
      if (unknown === 0) continue;
      const still = unknown > 0 ? unknownEventOf(waiting[unknown]!) : undefined;
      yield {
        readable: unknown > 0 ? waiting.slice(0, unknown) : waiting,
        entry: { name: this.entryOf(held).name, value: still ?? null },
        done: () => void (still ? this.hold([still]) : this.held.delete(held.stream)),
      };
    }
  }
}
