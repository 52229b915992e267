import { inCategory, type StoredFact } from '@pishkhan/event-store';
import type { Contract, ContractsOf, DataOf, ServiceName } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';
import { topicOf } from '@pishkhan/messages';
import type { AnyView, Fact, FactOf } from '../view.ts';

/** The source of a view's facts, and the events that it can have. */
export interface Source<Event extends DomainEvent> {
  readonly from: AnyView['from'];
  /** The fact with its event in the current schema version. */
  read(fact: Fact): FactOf<Event>;
}

interface Recording {
  readonly category: string;
  evolve(state: never, event: never): unknown;
  upcast?(fact: StoredFact): DomainEvent;
}
type EventOf<Decider extends Recording> = Parameters<Decider['evolve']>[1];

/** Events of these deciders of the service, in log order. */
export const eventsOf = <const Deciders extends readonly Recording[]>(
  ...deciders: Deciders
): Source<EventOf<Deciders[number]>> => ({
  from: { categories: deciders.map(({ category }) => category) },
  read: (fact) => {
    const decider = deciders.find(({ category }) => inCategory(fact.stream, category));
    const event = decider?.upcast ? decider.upcast(fact) : fact;
    return { ...fact, type: event.type, data: event.data } as FactOf<EventOf<Deciders[number]>>;
  },
});

type ContractEvent<Said extends Contract> = Said extends Contract<infer Type> ? DomainEvent<Type, DataOf<Said>> : never;

/** All messages that another service publishes. */
export const messagesOf = <Service extends ServiceName>(
  service: Service,
): Source<ContractEvent<ContractsOf<Service>>> => ({
  from: { topics: [topicOf(service)] },
  read: (fact) => fact as FactOf<ContractEvent<ContractsOf<Service>>>,
});
