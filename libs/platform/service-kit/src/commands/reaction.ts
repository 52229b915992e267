import type { Clock } from '@pishkhan/calendar';
import type { DomainEvent, Rejection } from '@pishkhan/decider';
import type { Aggregate, Executed, RecordedEvent, StoredDecider } from '@pishkhan/event-store';
import type { ContractMessage } from '@pishkhan/messages';

export interface ReactionTools {
  /**
   * Executes a command with commandId = uuidv5(message id, reaction name, step): a second delivery has no second
   * effect. A reaction that gives several commands names each `step`. A refusal is returned, and must be handled.
   */
  execute<Command, Event extends DomainEvent, State>(
    decider: StoredDecider<Command, Event, State>,
    id: string,
    command: Command | ((state: State) => Command | Promise<Command>),
    options?: { readonly step?: string; readonly reason?: string; readonly businessDate?: string },
  ): Promise<Executed<Event, State> | Rejection>;
  load<Event extends DomainEvent, State>(
    decider: StoredDecider<never, Event, State>,
    id: string,
  ): Promise<Aggregate<State>>;
  readonly clock: Clock;
}

interface Named {
  /** The sentence, dashed: `propose-correction-when-a-case-asks`. */
  readonly name: string;
}

/** Hears other services' contract messages; `topics` by `topicOf(service)`, `types` by contract type. */
export interface MessageReaction extends Named {
  readonly topics: readonly string[];
  readonly types: readonly string[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  react(message: ContractMessage<string, any>, tools: ReactionTools): Promise<void>;
}

/** Hears events of the service's own log (process managers); `types` by private event type. */
export interface OwnReaction extends Named {
  readonly categories: readonly string[];
  readonly types: readonly string[];
  react(event: RecordedEvent, tools: ReactionTools): Promise<void>;
}

export type Reaction = MessageReaction | OwnReaction;
