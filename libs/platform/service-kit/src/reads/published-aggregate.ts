import type { DomainEvent } from '@pishkhan/decider';
import { recentAggregate, type Aggregate, type ReadingStore, type StoredDecider } from '@pishkhan/event-store';

/** A version that another replica publishes is used from then on; one of this process at once. */
const PUBLISHED_MS = 250;

/** The state of a document that is published in versions: the store is asked a few times a second, not for each use. */
export const publishedAggregate = <Event extends DomainEvent, State>(
  store: ReadingStore,
  decider: StoredDecider<never, Event, State>,
  id: string,
): Promise<Aggregate<State>> => recentAggregate(store, decider, id, PUBLISHED_MS);
