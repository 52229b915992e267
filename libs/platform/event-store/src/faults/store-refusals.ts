import { formatPosition, type Position } from '../port.ts';
import { fileFaultIn } from './file-faults.ts';
import { causesOf, Outage } from './outage.ts';

export type StoreOperation = 'append' | 'read' | 'follow';

/** One call of the event store. */
export interface StoreCall {
  readonly operation: StoreOperation;
  /** The stream; `$all` for the log. */
  readonly stream: string;
  /** Revision in the stream or position in the log, if the call has one. */
  readonly place?: number | Position;
}

export interface RefusedCall extends StoreCall {
  /** Login name of the service at the event store; undefined if its address names none. */
  readonly user?: string;
}

interface Sentences {
  /** What happened, with stream and user. */
  readonly what: string;
  readonly remedy: string;
  readonly publicReason: string;
}

/**
 * The event store has replied, and refuses. Repeating the same call does not help: it is final for the call. It is
 * still an outage for the work: nothing is wrong with the command or the event, and the work succeeds when the IT team
 * has done what `remedy` says. `message` names stream and user, for the log and `/admin`. Health is open to everybody
 * and shows `publicReason` (N19).
 */
export abstract class StoreRefusal extends Outage {
  readonly operation: StoreOperation;
  readonly stream: string;
  readonly place: number | Position | undefined;
  readonly user: string | undefined;
  /** What the IT team must do. */
  readonly remedy: string;
  /** The reason without stream and user. */
  readonly publicReason: string;
  constructor(
    { operation, stream, place, user }: RefusedCall,
    { what, remedy, publicReason }: Sentences,
    options?: ErrorOptions,
  ) {
    super(`${what}. ${remedy}`, options);
    this.operation = operation;
    this.stream = stream;
    this.place = place;
    this.user = user;
    this.remedy = remedy;
    this.publicReason = publicReason;
  }
}

const placed = (place: number | Position | undefined): string => {
  if (place === undefined) return '';
  return typeof place === 'number' ? ` at revision ${place}` : ` after position ${formatPosition(place)}`;
};
/** The call in words: `append to account-1 at revision 3`. */
export const callOf = ({ operation, stream, place }: StoreCall): string =>
  `${{ append: 'append to', read: 'read', follow: 'follow' }[operation]} ${stream}${placed(place)}`;
const nameOf = (user: string | undefined): string => (user === undefined ? 'a client without a user' : `user ${user}`);

const missingRight = ({ operation, stream, user }: RefusedCall): string => {
  if (user === undefined) return 'Name user and password of the service in EVENTSTORE_URL: esdb://user:password@host.';
  if (stream === '$all') return 'Name a group of this user in "$r" of the ACL in the metadata of $all.';
  const [right, verb] = operation === 'append' ? ['$w', 'write'] : ['$r', 'read'];
  return `Give a group of this user the right to ${verb}: "${right}" of "$userStreamAcl" in the last event of $settings, and in the metadata of the stream if it has an ACL.`;
};

/** The user is signed in and lacks the right. */
export class AccessDenied extends StoreRefusal {
  constructor(call: RefusedCall, options?: ErrorOptions) {
    super(
      call,
      {
        what: `the event store denies ${nameOf(call.user)} to ${callOf(call)}`,
        remedy: missingRight(call),
        publicReason: `the event store denies this service the right to ${
          call.operation === 'append' ? 'append' : call.stream === '$all' ? 'read the log' : 'read'
        }`,
      },
      options,
    );
    this.name = 'AccessDenied';
  }
}

/** The event store does not accept the user's name or password. */
export class NotSignedIn extends StoreRefusal {
  constructor(call: RefusedCall, options?: ErrorOptions) {
    super(
      call,
      {
        what: `the event store does not accept name or password of ${nameOf(call.user)}, who asked to ${callOf(call)}`,
        remedy: 'Check user and password in EVENTSTORE_URL, and that the event store has this user and it is enabled.',
        publicReason: 'the event store does not accept the user or the password of this service',
      },
      options,
    );
    this.name = 'NotSignedIn';
  }
}

/**
 * No event of the log has the position from which a follower or a read was to continue. Starting from another position
 * could skip or repeat events, so nothing does that by itself.
 */
export class InvalidPosition extends StoreRefusal {
  constructor(call: RefusedCall, options?: ErrorOptions) {
    super(
      call,
      {
        what: `the log has no event at the position from which ${nameOf(call.user)} asked to ${callOf(call)}`,
        remedy:
          'It was saved from another log, or the log was restored from a backup. Check EVENTSTORE_URL and the restore first. If this is the right log, stop the service, delete the saved position (of a view: its entry in _checkpoints and its collection), and start it: a view is then built again.',
        publicReason: 'the event store has no event at a saved position of this service',
      },
      options,
    );
    this.name = 'InvalidPosition';
  }
}

/** The message of an error for health, which is open to everybody: a refusal is shown without stream and user (N19). */
export const publicMessageOf = (error: unknown): string =>
  storeRefusalIn(error)?.publicReason ??
  fileFaultIn(error)?.publicReason ??
  (error instanceof Error ? error.message : String(error));

/** The refusal in the error or its causes, if there is one. */
export const storeRefusalIn = (error: unknown): StoreRefusal | undefined =>
  causesOf(error).find((each) => each instanceof StoreRefusal);
