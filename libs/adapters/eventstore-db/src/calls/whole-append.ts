import { randomUUID } from 'node:crypto';
import { convertToCommandError, type JSONEventData } from '@eventstore/db-client';
import type { Appended, ExpectedRevision } from '@pishkhan/event-store';
import type { Attempt } from './calls.ts';
import { openStream } from './connection.ts';
import {
  Empty,
  shared,
  streams,
  StreamsClient,
  Timestamp,
  unpackToCommandError,
  type BatchAppendReq,
  type BatchAppendResp,
} from './definitions.ts';
import { EndedSilently } from './receive.ts';

const uuid = (text: string) => {
  const id = new shared.UUID();
  id.setString(text);
  return id;
};
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');

const proposed = ({ id, type, contentType, data, metadata }: JSONEventData): BatchAppendReq.ProposedMessage => {
  const message = new streams.BatchAppendReq.ProposedMessage();
  message.setId(uuid(id));
  message.getMetadataMap().set('type', type).set('content-type', contentType);
  message.setData(base64(data));
  message.setCustomMetadata(base64(metadata));
  return message;
};

const request = (
  stream: string,
  expected: ExpectedRevision,
  events: readonly JSONEventData[],
  deadline: Date,
): BatchAppendReq => {
  const options = new streams.BatchAppendReq.Options();
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream).toString('base64'));
  options.setStreamIdentifier(identifier);
  if (expected === 'NoStream') options.setNoStream(new Empty());
  else options.setStreamPosition(String(expected));
  options.setDeadline(Timestamp.fromDate(deadline));
  const message = new streams.BatchAppendReq();
  message.setCorrelationId(uuid(randomUUID()));
  message.setOptions(options);
  message.setProposedMessagesList(events.map(proposed));
  message.setIsFinal(true);
  return message;
};

/** An error without detail leaves the outcome unknown. */
const failure = (reply: BatchAppendResp, stream: string): Error => {
  const error = reply.getError()!;
  return error.hasDetails()
    ? unpackToCommandError(error, stream)
    : new Error(`append failed without detail: ${error.getMessage()}`);
};

const success = (reply: BatchAppendResp): Appended => {
  const answer = reply.getSuccess();
  const position = answer?.getPosition();
  if (!answer?.hasCurrentRevision() || !position) throw new RangeError('the append reply has no revision or position');
  return {
    revision: Number(answer.getCurrentRevision()),
    position: { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) },
  };
};

/** The conversion itself throws on an error without trailers. */
const converted = (error: Error): Error => {
  try {
    return convertToCommandError(error) as Error;
  } catch {
    return error;
  }
};

/**
 * One batch append on its own gRPC stream, in one message, so it arrives whole or not at all. The plain append sends
 * one message per event, and a cancelled one ends like a complete one (END_STREAM is sent before RST_STREAM), so the
 * server may write only the first events.
 */
export const appendWhole = async (
  { client, ms, over }: Attempt,
  stream: string,
  expected: ExpectedRevision,
  events: readonly JSONEventData[],
): Promise<Appended> => {
  const deadline = new Date(Date.now() + ms);
  const call = await openStream(client, StreamsClient, deadline, (rpc, metadata, options) =>
    rpc.batchAppend(metadata, options),
  );
  const cancel = () => call.cancel();
  over.addEventListener('abort', cancel, { once: true });
  try {
    return await new Promise<Appended>((resolve, reject) => {
      call.on('data', (reply: BatchAppendResp) => {
        try {
          if (reply.hasError()) reject(failure(reply, stream));
          else resolve(success(reply));
        } catch (error) {
          reject(error as Error);
        }
      });
      call.on('error', (error: Error) => reject(converted(error)));
      call.on('end', () => reject(new EndedSilently('the append ended without a reply')));
      call.write(request(stream, expected, events, deadline));
    });
  } finally {
    over.removeEventListener('abort', cancel);
    call.end();
  }
};
