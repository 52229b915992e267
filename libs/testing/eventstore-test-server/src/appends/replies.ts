import { WrongExpectedRevision, type ExpectedRevision, type Position } from '@pishkhan/event-store';
import type { AppendRequest } from './request.ts';
import {
  Any,
  GoogleEmpty,
  grpc,
  shared,
  Status,
  streams,
  type AppendResp,
  type BatchAppendResp,
} from '../protocol/definitions.ts';
import { Refusal } from '../protocol/refusals.ts';
import { streamIdentifier } from '../protocol/stored-event.ts';

/** The result of an append; its position is that on the wire. */
export interface Answer {
  readonly revision: number;
  /** None for an append repeated on a deleted stream. */
  readonly position: Position | undefined;
}

export const plainSuccess = ({ revision, position }: Answer): AppendResp => {
  const success = new streams.AppendResp.Success();
  if (revision < 0) success.setNoStream(new shared.Empty());
  else success.setCurrentRevision(String(revision));
  if (position) {
    const place = new streams.AppendResp.Position();
    place.setCommitPosition(String(position.commit));
    place.setPreparePosition(String(position.prepare));
    success.setPosition(place);
  } else success.setNoPosition(new shared.Empty());
  const reply = new streams.AppendResp();
  reply.setSuccess(success);
  return reply;
};

export const plainWrongVersion = ({ expected }: AppendRequest, actual: ExpectedRevision): AppendResp => {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (actual === 'NoStream') wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(actual));
  if (expected === 'NoStream') wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === 'Any') wrong.setExpectedAny(new shared.Empty());
  else if (expected === 'StreamExists') wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  const reply = new streams.AppendResp();
  reply.setWrongExpectedVersion(wrong);
  return reply;
};

export const batchSuccess = ({ revision, position }: Answer): BatchAppendResp => {
  const success = new streams.BatchAppendResp.Success();
  if (revision < 0) success.setNoStream(new GoogleEmpty());
  else success.setCurrentRevision(String(revision));
  if (position) {
    const place = new shared.AllStreamPosition();
    place.setCommitPosition(String(position.commit));
    place.setPreparePosition(String(position.prepare));
    success.setPosition(place);
  } else success.setNoPosition(new GoogleEmpty());
  const reply = new streams.BatchAppendResp();
  reply.setSuccess(success);
  return reply;
};

const wrongVersion = ({ expected }: AppendRequest, actual: ExpectedRevision) => {
  const wrong = new shared.WrongExpectedVersion();
  if (actual === 'NoStream') wrong.setCurrentNoStream(new GoogleEmpty());
  else wrong.setCurrentStreamRevision(String(actual));
  if (expected === 'NoStream') wrong.setExpectedNoStream(new GoogleEmpty());
  else if (expected === 'Any') wrong.setExpectedAny(new GoogleEmpty());
  else if (expected === 'StreamExists') wrong.setExpectedStreamExists(new GoogleEmpty());
  else wrong.setExpectedStreamPosition(String(expected));
  return wrong;
};

const deleted = (stream: string) => {
  const detail = new shared.StreamDeleted();
  detail.setStreamIdentifier(streamIdentifier(stream));
  return detail;
};
const maximumSize = (limit: number) => {
  const detail = new shared.MaximumAppendSizeExceeded();
  detail.setMaxappendsize(limit);
  return detail;
};

type Detail = readonly [name: string, message: { serializeBinary(): Uint8Array }];

const detailOfRefusal = ({ stream }: AppendRequest, { code, metadata }: Refusal): Detail | undefined => {
  const [timedOut, notReady]: readonly number[] = [grpc.status.ABORTED, grpc.status.UNAVAILABLE];
  if (code === timedOut) return ['event_store.client.Timeout', new shared.Timeout()];
  if (code === notReady) return ['google.protobuf.Empty', new GoogleEmpty()];
  const trailer = (name: string) => String(metadata.get(name)[0]);
  switch (trailer('exception')) {
    case 'access-denied':
      return ['event_store.client.AccessDenied', new shared.AccessDenied()];
    case 'stream-deleted':
      return ['event_store.client.StreamDeleted', deleted(stream)];
    case 'maximum-append-size-exceeded':
      return ['event_store.client.MaximumAppendSizeExceeded', maximumSize(Number(trailer('maximum-append-size')))];
    case 'maximum-append-event-size-exceeded':
      return ['event_store.client.MaximumAppendEventSizeExceeded', new GoogleEmpty()];
    case 'missing-required-metadata-property':
      return ['event_store.client.BadRequest', new shared.BadRequest()];
    default:
      return undefined;
  }
};

const detailOf = (request: AppendRequest, error: unknown): Detail | undefined => {
  if (error instanceof WrongExpectedRevision)
    return ['event_store.client.WrongExpectedVersion', wrongVersion(request, error.actual)];
  return error instanceof Refusal
    ? detailOfRefusal(request, error)
    : ['event_store.client.Unknown', new shared.Unknown()];
};

/** The error of a batch append: a status in the reply, not of the call. */
export const batchFailure = (request: AppendRequest, error: unknown): BatchAppendResp => {
  const status = new Status();
  status.setMessage(error instanceof Error ? error.message : String(error));
  const detail = detailOf(request, error);
  if (detail) {
    const details = new Any();
    details.pack(detail[1].serializeBinary(), detail[0]);
    status.setDetails(details);
  }
  const reply = new streams.BatchAppendResp();
  reply.setError(status);
  reply.setStreamIdentifier(streamIdentifier(request.stream));
  return reply;
};
