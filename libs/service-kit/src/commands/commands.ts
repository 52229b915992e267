import type { Decider, DomainEvent, Rejection } from '@pishkhan/decider';
import type { RecordedEvent } from '@pishkhan/event-store';
import type { Executed, Loaded } from '../reaction.ts';
import type { Envelope } from './envelope.ts';

/** Injectable. Gives commands to deciders over the CommandBus. */
export abstract class Commands {
  /** @throws ProblemException named by the rule when the command is refused. Sets `X-Position` and `Idempotency-Repeated`. */
  abstract execute<Command, Event extends DomainEvent, State>(
    decider: Decider<Command, Event, State>, id: string, command: Command | ((state: State) => Command), envelope: Envelope,
  ): Promise<Executed<Event>>;
  /** As `execute`, with the refusal returned. */
  abstract attempt<Command, Event extends DomainEvent, State>(
    decider: Decider<Command, Event, State>, id: string, command: Command | ((state: State) => Command), envelope: Envelope,
  ): Promise<Executed<Event> | Rejection>;
}

/** Injectable. Aggregates straight from the log: what a decision must not take from a view. */
export abstract class Aggregates {
  abstract load<State>(decider: { readonly category: string; readonly initial: State; evolve(state: State, event: never): State }, id: string): Promise<Loaded<State>>;
  abstract history(decider: { readonly category: string }, id: string): Promise<readonly RecordedEvent[]>;
}
