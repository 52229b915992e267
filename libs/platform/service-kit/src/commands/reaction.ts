import type { Abstract } from '@nestjs/common';
import type { Clock } from '@pishkhan/calendar';
import type { Contract } from '@pishkhan/contracts';
import type { DomainEvent, Rejection } from '@pishkhan/decider';
import {
  factOf,
  type Aggregate,
  type Executed,
  type RecordedEvent,
  type RecordedOf,
  type StoredDecider,
} from '@pishkhan/event-store';
import { Poison, topicOf, type ContractMessage, type MessageOf } from '@pishkhan/messages';
import type { Envelope } from './envelope.ts';

/** Names an injectable: its class, which may be abstract. */
export type Injectable<Part> = Abstract<Part>;

export interface ReactionTools {
  /**
   * Executes a command with commandId = uuidv5(message id, reaction name, step): a second delivery has no second
   * effect. A reaction with several commands names each `step`. A rejection is returned, and must be handled.
   */
  execute<Command, Event extends DomainEvent, State>(
    decider: StoredDecider<Command, Event, State>,
    id: string,
    command: Command | ((state: State) => Command | Promise<Command>),
    options?: {
      readonly step?: string;
      readonly reason?: string;
      readonly businessDate?: string;
      /** A command that a request began and this reaction completes: the faster of the two executes it. */
      readonly as?: Pick<Envelope, 'commandId' | 'commandHash'>;
    },
  ): Promise<Executed<Event, State> | Rejection>;
  load<Event extends DomainEvent, State>(
    decider: StoredDecider<never, Event, State>,
    id: string,
  ): Promise<Aggregate<State>>;
  /** The state of a document that is published in versions, as of at most a quarter of a second ago. */
  published: ReactionTools['load'];
  /**
   * The state of a stream of which only own reactions write the part that is read. One process hosts them at a time, so
   * what it has read or written since it began to is up to date.
   */
  writtenHere: ReactionTools['load'];
  /** An injectable of the service, as soon as the service has made it. */
  find<Part>(part: Injectable<Part>): Promise<Part>;
  readonly clock: Clock;
}

interface Named {
  /** The sentence in kebab case: `propose-correction-when-a-case-asks`. */
  readonly name: string;
}

/** A reaction to other services' contract messages, made by `whenHeard`. */
export interface MessageReaction extends Named {
  readonly topics: readonly string[];
  /** Contract types. */
  readonly types: readonly string[];
  react(message: ContractMessage, tools: ReactionTools): Promise<void>;
}

/** A reaction to events of the service's own log (a process manager), made by `whenRecorded`. */
export interface OwnReaction extends Named {
  readonly categories: readonly string[];
  /** Private event types. */
  readonly types: readonly string[];
  /** Added by a later release: it handles events that were stored before it too, once, at the first start. */
  readonly alsoStored?: boolean;
  react(event: RecordedEvent, tools: ReactionTools): Promise<void>;
}

export type Reaction = MessageReaction | OwnReaction;

/**
 * A reaction to the messages of one or several contracts; their data have the contract's type. A message of another
 * version of the contract is parked.
 */
export const whenHeard = <Heard extends Contract>(
  contracts: Heard | readonly Heard[],
  reaction: Named & { react(message: MessageOf<Heard>, tools: ReactionTools): Promise<void> },
): MessageReaction => {
  const heard = [contracts].flat() as readonly Heard[];
  const isHeard = (message: ContractMessage): message is MessageOf<Heard> =>
    heard.some(({ type, version }) => type === message.type && version === message.version);
  return {
    name: reaction.name,
    topics: [...new Set(heard.map(({ service }) => topicOf(service)))],
    types: heard.map(({ type }) => type),
    react: async (message, tools) => {
      if (!isHeard(message)) throw new Poison(`${message.type}.v${message.version} is not read by ${reaction.name}`);
      await reaction.react(message, tools);
    },
  };
};

/** A reaction to events of one of the service's own deciders, in their current schema. */
export const whenRecorded = <Event extends DomainEvent, Type extends Event['type']>(
  decider: Pick<StoredDecider<never, Event, never>, 'category' | 'events' | 'upcast'> & {
    evolve(state: never, event: Event): unknown;
  },
  types: readonly Type[],
  reaction: Named & {
    readonly alsoStored?: boolean;
    react(event: RecordedOf<Extract<Event, { readonly type: Type }>>, tools: ReactionTools): Promise<void>;
  },
): OwnReaction => ({
  name: reaction.name,
  categories: [decider.category],
  types,
  ...(reaction.alsoStored && { alsoStored: true }),
  react: (event, tools) =>
    reaction.react(
      { ...event, ...factOf(decider, event) } as RecordedOf<Extract<Event, { readonly type: Type }>>,
      tools,
    ),
});
