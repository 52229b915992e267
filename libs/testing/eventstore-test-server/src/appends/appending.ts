import { setTimeout as sleep } from 'node:timers/promises';
import { WrongExpectedRevision, type Appended } from '@pishkhan/event-store';
import { batchFailure, batchSuccess, plainSuccess, plainWrongVersion, TimedOut } from './replies.ts';
import { batchRequest, checkRequest, plainRequest, sizeOf, type AppendRequest } from './request.ts';
import type { Served } from '../served.ts';
import { toStored } from '../protocol/stored-event.ts';
import { notLeader, Refusal, withoutDetail } from '../protocol/refusals.ts';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  sendUnaryData,
  ServerDuplexStream,
  ServerReadableStream,
} from '../protocol/definitions.ts';

const write = ({ log, appendLimit }: Served, request: AppendRequest): Promise<Appended> => {
  const bytes = sizeOf(request);
  checkRequest(request, bytes, appendLimit);
  if (Date.now() > request.deadline) throw new TimedOut('deadline has passed');
  return log.append(request.stream, request.expected, { events: request.messages.map(toStored), bytes });
};

/** Writes as the fault plan allows. @returns undefined if no reply must be sent. */
const perform = async (served: Served, request: AppendRequest, peer: string): Promise<Appended | undefined> => {
  const fault = served.behaviour.nextAppend();
  if (fault === 'notLeader') throw notLeader(served.host, served.port());
  if (fault === 'withoutDetail') throw withoutDetail();
  if (fault === 'dropBefore') served.cut(peer);
  if (fault === 'ignore' || fault === 'dropBefore') return undefined;
  const appended = await write(served, request);
  if (fault === 'dropAfter') served.cut(peer);
  if (fault === 'neverAnswer' || fault === 'dropAfter') return undefined;
  if (fault) await sleep(fault.lateMs);
  return appended;
};

export const append =
  (served: Served) =>
  (call: ServerReadableStream<AppendReq, AppendResp>, callback: sendUnaryData<AppendResp>): void => {
    let options: AppendReq.Options | undefined;
    const messages: AppendReq.ProposedMessage[] = [];
    const answer = async () => {
      const request = plainRequest(options!, messages);
      try {
        const appended = await perform(served, request, call.getPeer());
        if (appended) callback(null, plainSuccess(appended, messages.length));
      } catch (error) {
        if (error instanceof WrongExpectedRevision) callback(null, plainWrongVersion(request, error.actual));
        else callback(error as Error);
      }
    };
    call.on('data', (chunk: AppendReq) => {
      if (chunk.hasOptions()) options = chunk.getOptions();
      if (chunk.hasProposedMessage()) messages.push(chunk.getProposedMessage()!);
    });
    call.on('error', () => {});
    call.on('end', () => {
      void answer();
    });
  };

interface Pending {
  readonly options: BatchAppendReq.Options;
  readonly messages: BatchAppendReq.ProposedMessage[];
}

/**
 * As on a real server, the call ends by itself only if the client's half-close came before the last answer went out.
 * Otherwise it stays open until the client cancels it or its deadline comes.
 */
export const batchAppend =
  (served: Served) =>
  (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void => {
    const pending = new Map<string, Pending>();
    let [unanswered, halfClosed] = [0, false];
    const answer = async (request: AppendRequest, chunk: BatchAppendReq) => {
      let reply: BatchAppendResp | undefined;
      try {
        const appended = await perform(served, request, call.getPeer());
        reply = appended && batchSuccess(appended, request.messages.length);
      } catch (error) {
        if (error instanceof Refusal && error.metadata.get('exception')[0] === 'not-leader')
          return void call.emit('error', error);
        reply = batchFailure(request, error);
      }
      if (!reply || call.cancelled) return;
      reply.setCorrelationId(chunk.getCorrelationId());
      call.write(reply);
      if (--unanswered === 0 && halfClosed) call.end();
    };
    call.on('data', (chunk: BatchAppendReq) => {
      const id = chunk.getCorrelationId()!.getString();
      if (chunk.hasOptions()) pending.set(id, { options: chunk.getOptions()!, messages: [] });
      const begun = pending.get(id);
      if (!begun) return;
      begun.messages.push(...chunk.getProposedMessagesList());
      if (!chunk.getIsFinal()) return;
      pending.delete(id);
      unanswered++;
      void answer(batchRequest(begun.options, begun.messages), chunk);
    });
    call.on('error', () => {});
    call.on('end', () => {
      halfClosed = true;
      if (served.endsAnsweredCalls) call.end();
    });
  };
