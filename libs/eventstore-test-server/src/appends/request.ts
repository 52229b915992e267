import type { ExpectedVersion } from '../log.ts';
import { streams, type AppendReq, type BatchAppendReq } from '../protocol/definitions.ts';
import { accessDenied, invalid, propertyMissing } from '../protocol/refusals.ts';

/** One append, whichever call it came by. */
export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedVersion;
  readonly messages: readonly BatchAppendReq.ProposedMessage[];
  /** Instant (ms) after which the server may not begin. */
  readonly deadline: number;
}

const nameOf = (options: AppendReq.Options | BatchAppendReq.Options): string => Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');

const expectedOf = (options: AppendReq.Options): ExpectedVersion => {
  if (options.hasRevision()) return Number(options.getRevision());
  if (options.hasNoStream()) return 'NoStream';
  return options.hasStreamExists() ? 'StreamExists' : 'Any';
};
const batchExpectedOf = (options: BatchAppendReq.Options): ExpectedVersion => {
  if (options.hasStreamPosition()) return Number(options.getStreamPosition());
  if (options.hasNoStream()) return 'NoStream';
  return options.hasStreamExists() ? 'StreamExists' : 'Any';
};

export const batchRequest = (options: BatchAppendReq.Options, messages: readonly BatchAppendReq.ProposedMessage[]): AppendRequest => ({
  stream: nameOf(options), expected: batchExpectedOf(options), messages, deadline: options.getDeadline()?.toDate().getTime() ?? Infinity,
});

/** The messages of a plain append have the same fields under another type. */
export const plainRequest = (options: AppendReq.Options, proposed: readonly AppendReq.ProposedMessage[]): AppendRequest => {
  const messages = proposed.map((message) => streams.BatchAppendReq.ProposedMessage.deserializeBinary(message.serializeBinary()));
  return { stream: nameOf(options), expected: expectedOf(options), messages, deadline: Infinity };
};

export const checkRequest = ({ stream, messages }: AppendRequest): void => {
  if (stream === '' || stream === '$$') throw invalid('stream name is empty');
  if (stream === '$all') throw accessDenied();
  for (const message of messages) {
    for (const name of ['type', 'content-type']) if (!message.getMetadataMap().get(name)) throw propertyMissing(name);
    if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(message.getId()?.getString() ?? '')) throw invalid('id is no UUID');
  }
};
