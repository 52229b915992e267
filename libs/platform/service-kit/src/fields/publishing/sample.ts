import type { Clock } from '@pishkhan/calendar';
import type { EventStore } from '@pishkhan/event-store';
import type { PublicationWay, PublishedVersions, Version } from '@pishkhan/published-versions';
import type { Logger } from 'pino';

/** The part of a platform into which samples are loaded. */
export interface SampleStore {
  readonly eventStore: EventStore;
  readonly clock: Clock;
  readonly build: string;
}

/** One published document with its samples, the earliest first. */
export interface SampleDocument {
  readonly category: string;
  readonly id: string;
  readonly names: readonly string[];
  state(store: SampleStore): Promise<PublishedVersions<Version>>;
  /** Loads one sample by its name. */
  load(name: string, way: Exclude<PublicationWay, 'secondPerson'>, store: SampleStore, logger: Logger): Promise<void>;
}
