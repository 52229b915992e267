/**
 * A fact that has happened. `type` is the wire name and never changes; `data` is JSON: no Date, no bigint, no float.
 */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/**
 * Why a command is refused, in the words of HTTP: a broken rule (422), a wrong moment (409), nothing there (404), not
 * yours (403), input that cannot be read (400).
 */
export type RejectionKind = 'rule' | 'status' | 'missing' | 'forbidden' | 'input';

/** A refusal is a value: the rule's name travels unchanged to the problem document, the log and the spec. */
export interface Rejection<Rule extends string = string> {
  readonly rejected: Rule;
  readonly kind: RejectionKind;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Every event type of a union with its newest schema version: a type that is not named here does not compile. */
export type EventVersions<Event extends DomainEvent> = { readonly [Type in Event['type']]: number };

export type Decision<Event> = readonly Event[] | Rejection;

/**
 * What one aggregate is: two pure functions and the state they start from. `category` is the stream's wire prefix:
 * `<category>-<id>`.
 */
export interface Decider<Command, Event extends DomainEvent, State> {
  readonly category: string;
  /**
   * What this build can read: every event type with the newest schema version, which new events are written with. An
   * event that is not named here, or is of a higher version, was written by a newer release and is never passed over.
   */
  readonly events: EventVersions<Event>;
  readonly initial: State;
  decide(command: Command, state: State): Decision<Event>;
  evolve(state: State, event: Event): State;
}

type Data = Readonly<Record<string, unknown>>;

/** The command breaks a rule of the business (HTTP 422). */
export const reject = <Rule extends string>(rule: Rule, data?: Data): Rejection<Rule> => ({
  rejected: rule,
  kind: 'rule',
  data,
});
/** The command comes at a moment when the aggregate's status does not allow it (HTTP 409). */
export const rejectByStatus = <Rule extends string>(rule: Rule, data?: Data): Rejection<Rule> => ({
  rejected: rule,
  kind: 'status',
  data,
});
/** What the command speaks of does not exist (HTTP 404). */
export const rejectAsMissing = <Rule extends string>(rule: Rule, data?: Data): Rejection<Rule> => ({
  rejected: rule,
  kind: 'missing',
  data,
});
/** The actor may not do this here: another office, a missing role, a lapsed certificate (HTTP 403). */
export const rejectAsForbidden = <Rule extends string>(rule: Rule, data?: Data): Rejection<Rule> => ({
  rejected: rule,
  kind: 'forbidden',
  data,
});

/** The command is granted; these are the facts that follow from it. */
export const accept = <Event extends DomainEvent>(...events: Event[]): Event[] => events;
/** What is asked is already so: no fact, no error. */
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
