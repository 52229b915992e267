import type { Contract, DataOf, DeepReadonly } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';
import { factOf, type RecordedEvent, type RecordedOf, type StoredDecider } from '@pishkhan/event-store';
import type { Publication, PublishMap } from './delivery/relay.ts';

type Publish<Event extends DomainEvent> = (event: RecordedOf<Event>) => Publication | undefined;

/** For each private event of a decider: its public message, or that it has none. */
export type PublicationsOf<Event extends DomainEvent> = {
  readonly [Type in Event['type']]: Publish<Extract<Event, { readonly type: Type }>> | 'private';
};

/** Maps a decider's events to public messages. Every event must be listed; old events are upcast first. */
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
