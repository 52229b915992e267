import { StreamDeletedError } from '@eventstore/db-client';
import {
  AccessDenied,
  AppendTooLarge,
  WrongExpectedRevision,
  type ExpectedRevision,
  type Position,
  type RefusedCall,
} from '@pishkhan/event-store';
import { AppendRejected } from '../faults.ts';
import { shared, type BatchAppendResp } from './definitions.ts';

/** What one append asks for. */
export interface Wish {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** Revision of the last event after the append. */
  readonly wanted: number;
  readonly bytes: number;
  /** The call as the messages of refusals name it. */
  readonly call: RefusedCall;
}

/** The server's answer to one attempt. */
export type Answer =
  /** The repeat of an append whose stream has been deleted since then has no position. */
  | { readonly kind: 'appended'; readonly revision: number; readonly position: Position | undefined }
  /** This attempt has written nothing. `forAll`: neither did or will any other attempt of the append. */
  | { readonly kind: 'refused'; readonly error: Error; readonly forAll: boolean }
  /** The attempt may have been written, or may still be. */
  | { readonly kind: 'unknown'; readonly error: Error };

type Status = NonNullable<ReturnType<BatchAppendResp['getError']>>;
type Details = NonNullable<ReturnType<Status['getDetails']>>;

const wrongRevision = (details: Details, { stream, expected }: Wish): WrongExpectedRevision => {
  const found = details.unpack((bytes) => shared.WrongExpectedVersion.deserializeBinary(bytes), details.getTypeName());
  const actual = found?.hasCurrentStreamRevision() ? Number(found.getCurrentStreamRevision()) : 'NoStream';
  return new WrongExpectedRevision(stream, expected, actual);
};

const numberOf = (revision: ExpectedRevision): number => (revision === 'NoStream' ? -1 : revision);

/**
 * A stream never gets shorter. If it is longer than expected, another event has the place for ever, and ours was not
 * there when the server looked: no attempt has been or can be written. If it is shorter, an attempt that the server
 * judges later could still fit.
 */
const holdsForAll = (refusal: Error): boolean =>
  refusal instanceof WrongExpectedRevision && numberOf(refusal.actual) > numberOf(refusal.expected);

const tooLarge = (details: Details, { stream, bytes }: Wish): Error => {
  const found = details.unpack(
    (each) => shared.MaximumAppendSizeExceeded.deserializeBinary(each),
    details.getTypeName(),
  );
  return new AppendTooLarge(stream, bytes, found?.getMaxappendsize() ?? 0);
};

/** @returns Undefined if the error leaves the outcome unknown. */
const refusalIn = (status: Status, wish: Wish): Error | undefined => {
  const details = status.getDetails();
  const { stream, call } = wish;
  switch (details?.getTypeName()) {
    case 'event_store.client.WrongExpectedVersion':
      return wrongRevision(details, wish);
    case 'event_store.client.StreamDeleted':
      return StreamDeletedError.fromStreamName(stream);
    case 'event_store.client.AccessDenied':
      return new AccessDenied(call);
    case 'event_store.client.MaximumAppendSizeExceeded':
      return tooLarge(details, wish);
    case 'event_store.client.MaximumAppendEventSizeExceeded':
    case 'event_store.client.BadRequest':
      return new AppendRejected(stream, status.getMessage());
    default:
      return undefined;
  }
};

const failed = (status: Status, wish: Wish): Answer => {
  const refusal = refusalIn(status, wish);
  if (refusal) return { kind: 'refused', error: refusal, forAll: holdsForAll(refusal) };
  const type = status.getDetails()?.getTypeName();
  const name = type ? type.slice(type.lastIndexOf('.') + 1) : 'no detail';
  return { kind: 'unknown', error: new Error(`append to ${wish.stream} failed: ${name}. ${status.getMessage()}`) };
};

const succeeded = (reply: BatchAppendResp, { stream, wanted }: Wish): Answer => {
  const success = reply.getSuccess();
  const revision = success?.hasCurrentRevision() ? Number(success.getCurrentRevision()) : -1;
  if (revision !== wanted) {
    const error = new RangeError(`append to ${stream} ended at revision ${revision}, not at ${wanted}`);
    return { kind: 'refused', error, forAll: true };
  }
  const place = success?.getPosition();
  const position = place && {
    commit: BigInt(place.getCommitPosition()),
    prepare: BigInt(place.getPreparePosition()),
  };
  return { kind: 'appended', revision, position };
};

/** Never throws: an exception in a callback of the client would go unnoticed and leave all appends open. */
export const answerIn = (reply: BatchAppendResp, wish: Wish): Answer => {
  try {
    const status = reply.getError();
    return status ? failed(status, wish) : succeeded(reply, wish);
  } catch (error) {
    return { kind: 'unknown', error: error as Error };
  }
};
