import { setTimeout as sleep } from 'node:timers/promises';
import { WrongExpectedRevision } from '@pishkhan/event-store';
import { plainSuccess, plainWrongVersion, type Answer } from './replies.ts';
import { checkRequest, plainRequest, type AppendRequest } from './request.ts';
import type { Served } from '../served.ts';
import { toStored } from '../protocol/stored-event.ts';
import { notLeader, withoutDetail } from '../protocol/refusals.ts';
import type { AppendReq, AppendResp, sendUnaryData, ServerReadableStream } from '../protocol/definitions.ts';

const write = async ({ log, positions, profile }: Served, request: AppendRequest): Promise<Answer> => {
  checkRequest(request, profile);
  const events = request.messages.map(toStored);
  const { revision, position } = await log.append(request.stream, request.expected, events);
  if (events.length === 0) return { revision, position: positions.ofEmptyAppend(await log.head()) };
  return { revision, position: position && positions.onWire(position) };
};

/** Writes as the fault plan allows. @returns undefined if no reply must be sent. */
const performAsPlanned = async (served: Served, request: AppendRequest, peer: string): Promise<Answer | undefined> => {
  const fault = served.behaviour.nextAppend();
  if (fault === 'notLeader') throw notLeader(served.host, served.port());
  if (fault === 'withoutDetail') throw withoutDetail();
  if (fault === 'dropBefore') served.cut(peer);
  if (fault === 'ignore' || fault === 'dropBefore') return undefined;
  const { unreplicated } = served.behaviour;
  await unreplicated.of(request.stream);
  if (typeof fault === 'object' && 'unreplicated' in fault)
    return unreplicated.hold(request.stream, fault, () => write(served, request));
  const appended = await write(served, request);
  if (fault === 'dropAfter') served.cut(peer);
  if (fault === 'neverAnswer' || fault === 'dropAfter') return undefined;
  if (fault) await sleep(fault.lateMs, undefined, { ref: false });
  return appended;
};

export const perform = (served: Served, request: AppendRequest, peer: string): Promise<Answer | undefined> => {
  served.counter.append(request.stream, request.messages[0]?.getId()?.getString());
  return served.behaviour.election.append(() => performAsPlanned(served, request, peer));
};

export const append =
  (served: Served) =>
  (call: ServerReadableStream<AppendReq, AppendResp>, callback: sendUnaryData<AppendResp>): void => {
    let options: AppendReq.Options | undefined;
    const messages: AppendReq.ProposedMessage[] = [];
    const answer = async () => {
      const request = plainRequest(options!, messages);
      let reply: AppendResp | undefined;
      try {
        const appended = await perform(served, request, call.getPeer());
        reply = appended && plainSuccess(appended);
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) return callback(error as Error);
        reply = plainWrongVersion(request, error.actual);
      }
      if (!reply) return;
      callback(null, reply);
      served.counter.appendAnswered();
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
