import type { Contract, DataOf, DeepReadonly } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';
import { factOf, type RecordedEvent, type RecordedOf, type StoredDecider } from '@pishkhan/event-store';
import type { Publication, PublishMap } from './delivery/relay.ts';

type Publish<Event extends DomainEvent> = (event: RecordedOf<Event>) => Publication | undefined;

/** Each private event of a decider: what other services read of it, or that they read nothing. */
export type PublicationsOf<Event extends DomainEvent> = {
  readonly [Type in Event['type']]: Publish<Extract<Event, { readonly type: Type }>> | 'private';
};

/**
 * What a decider's events say to other services. Each event must be mentioned; one that was written by an earlier
 * version is brought into today's shape first.
 */
export const publishes = <Event extends DomainEvent>(
  decider: Pick<StoredDecider<never, Event, never>, 'events' | 'upcast'> & {
    evolve(state: never, event: Event): unknown;
  },
  publications: PublicationsOf<Event>,
): PublishMap => {
  const isPublished = (entry: [string, Publish<Event> | 'private']): entry is [string, Publish<Event>] =>
    entry[1] !== 'private';
  const entries: [string, Publish<Event> | 'private'][] = Object.entries(publications);
  const published = entries.filter(isPublished).map(([type, publish]) => {
    const read = (event: RecordedEvent) => publish({ ...event, ...factOf(decider, event) } as RecordedOf<Event>);
    return [type, read] as const;
  });
  return Object.fromEntries(published);
};

/** A message of the contract. */
export const publication = <Said extends Contract>(contract: Said, data: DeepReadonly<DataOf<Said>>): Publication => ({
  contract,
  data,
});
