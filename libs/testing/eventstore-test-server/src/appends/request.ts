import { STREAM_DELETED } from '../log/fate.ts';
import type { ExpectedVersion } from '../log/judging.ts';
import { streams, type AppendReq, type BatchAppendReq } from '../protocol/definitions.ts';
import type { Profile } from '../protocol/profile.ts';
import { accessDenied, eventTooLarge, invalid, propertyMissing, tooLarge } from '../protocol/refusals.ts';

/** One append, from either call. */
export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedVersion;
  readonly messages: readonly BatchAppendReq.ProposedMessage[];
}

export const nameOf = (options: Pick<AppendReq.Options, 'getStreamIdentifier'>): string =>
  Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');

export const expectedOf = (
  options: Pick<AppendReq.Options, 'hasRevision' | 'getRevision' | 'hasNoStream' | 'hasStreamExists'>,
): ExpectedVersion => {
  if (options.hasRevision()) return Number(options.getRevision());
  if (options.hasNoStream()) return 'NoStream';
  return options.hasStreamExists() ? 'StreamExists' : 'Any';
};
const batchExpectedOf = (options: BatchAppendReq.Options): ExpectedVersion => {
  if (options.hasStreamPosition()) return Number(options.getStreamPosition());
  if (options.hasNoStream()) return 'NoStream';
  return options.hasStreamExists() ? 'StreamExists' : 'Any';
};

export const batchRequest = (
  options: BatchAppendReq.Options,
  messages: readonly BatchAppendReq.ProposedMessage[],
): AppendRequest => ({
  stream: nameOf(options),
  expected: batchExpectedOf(options),
  messages,
});

/** Write timeout of the server in ms. */
const WRITE_TIMEOUT_MS = 2000;

/** Time in ms within which the whole append must be received, by the server's clock; 0 or less: it is too late. */
export const patienceOf = (options: BatchAppendReq.Options, now: number): number =>
  Math.min(WRITE_TIMEOUT_MS, (options.getDeadline()?.toDate().getTime() ?? Infinity) - now);

/** Converts the messages of a plain append, which have the same fields with another type. */
export const plainRequest = (
  options: AppendReq.Options,
  proposed: readonly AppendReq.ProposedMessage[],
): AppendRequest => {
  const messages = proposed.map((message) =>
    streams.BatchAppendReq.ProposedMessage.deserializeBinary(message.serializeBinary()),
  );
  return { stream: nameOf(options), expected: expectedOf(options), messages };
};

const isUuid = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);

/** Size in bytes as the server counts it. */
const sizeOf = (message: BatchAppendReq.ProposedMessage): number =>
  message.getData_asU8().length +
  message.getCustomMetadata_asU8().length +
  2 * (message.getMetadataMap().get('type')?.length ?? 0);

export const checkName = (stream: string): void => {
  if (stream === '' || stream === '$$') throw invalid('stream name is empty');
  if (stream === '$all') throw accessDenied();
};

export const checkRequest = (request: AppendRequest, { appendLimit, eventLimit }: Profile): void => {
  checkName(request.stream);
  let bytes = 0;
  for (const message of request.messages) {
    for (const name of ['type', 'content-type']) if (!message.getMetadataMap().get(name)) throw propertyMissing(name);
    const id = message.getId()?.getString() ?? '';
    if (!isUuid(id)) throw invalid('id is not a UUID');
    if (message.getMetadataMap().get('type') === STREAM_DELETED) throw accessDenied();
    const size = sizeOf(message);
    if (size > eventLimit) throw eventTooLarge(id, size, eventLimit);
    bytes += size;
  }
  if (bytes > appendLimit) throw tooLarge(appendLimit);
};
