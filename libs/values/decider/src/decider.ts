import type { Placed } from '@pishkhan/roles';

/**
 * A fact that has happened. `type` is the wire name and never changes; `data` is JSON: no Date, no bigint, no float.
 */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/**
 * Kind of a rejection, with its HTTP status: broken rule (422), wrong status (409), not found (404), forbidden (403),
 * unreadable input (400).
 */
export type RejectionKind = 'rule' | 'status' | 'missing' | 'forbidden' | 'input';

/** A rejection is a value. The rule's name appears unchanged in the problem document, the log and the spec. */
export interface Rejection<Rule extends string = string> {
  readonly rejected: Rule;
  readonly kind: RejectionKind;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Every event type of a union with its newest schema version; a missing type does not compile. */
export type EventVersions<Event extends DomainEvent> = { readonly [Type in Event['type']]: number };

export type Decision<Event> = readonly Event[] | Rejection;

/**
 * One aggregate: two pure functions and the initial state. `category` is the wire prefix of its streams:
 * `<category>-<id>`.
 */
export interface Decider<Command, Event extends DomainEvent, State> {
  readonly category: string;
  /**
   * The events that this build can read: every type with its newest schema version, which new events get. An event of
   * another type or a higher version was written by a newer release and is never skipped.
   */
  readonly events: EventVersions<Event>;
  readonly initial: State;
  decide(command: Command, state: State): Decision<Event>;
  evolve(state: State, event: Event): State;
  /** Where the aggregate belongs; undefined before it exists. For a person of another place it does not exist (N29). */
  placed?(state: State): Placed | undefined;
  /** The account that an event is about, if it is not the `accountId` of event or of the state before it (N17). */
  accountOf?(event: Event, state: State): string | null | undefined;
}

type Data = Readonly<Record<string, unknown>>;

/** The command breaks a business rule (HTTP 422). */
export const reject = <Rule extends string>(rule: Rule, data?: Data): Rejection<Rule> => ({
  rejected: rule,
  kind: 'rule',
  data,
});
/** The aggregate's status does not allow the command (HTTP 409). */
export const rejectByStatus = <Rule extends string>(rule: Rule, data?: Data): Rejection<Rule> => ({
  rejected: rule,
  kind: 'status',
  data,
});
/** The subject of the command does not exist (HTTP 404). */
export const rejectAsMissing = <Rule extends string>(rule: Rule, data?: Data): Rejection<Rule> => ({
  rejected: rule,
  kind: 'missing',
  data,
});
/** The actor has no right to do this: another office, a missing role, an expired certificate (HTTP 403). */
export const rejectAsForbidden = <Rule extends string>(rule: Rule, data?: Data): Rejection<Rule> => ({
  rejected: rule,
  kind: 'forbidden',
  data,
});

/** The command is accepted with these events. */
export const accept = <Event extends DomainEvent>(...events: Event[]): Event[] => events;
/** The state is already as requested: no event, no error. */
export const nothing = (): never[] => [];

export const isRejection = <Event>(decision: Decision<Event>): decision is Rejection => !Array.isArray(decision);

/** The state after these events, oldest first. */
export const fold = <Event extends DomainEvent, State>(
  decider: Pick<Decider<never, Event, State>, 'initial' | 'evolve'>,
  events: Iterable<Event>,
): State => {
  let state = decider.initial;
  for (const event of events) state = decider.evolve(state, event);
  return state;
};
