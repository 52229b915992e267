import type { ServerInterceptor, StatusObject } from '@grpc/grpc-js';
import { batchFailure } from '../appends/replies.ts';
import { batchRequest } from '../appends/request.ts';
import { grpc, streams, type BatchAppendReq, type BatchAppendResp } from '../protocol/definitions.ts';
import { accessDenied, Refusal } from '../protocol/refusals.ts';
import type { Followings } from './following.ts';
import { askedOf, type Asked } from './requests.ts';
import { SETTINGS, type Rights } from './rights.ts';
import type { User, Users } from './users.ts';

const STREAMS = '/event_store.client.streams.Streams/';
const unauthenticated = () => new Refusal(grpc.status.UNAUTHENTICATED, 'Unauthenticated');

const denial = (message: BatchAppendReq): BatchAppendResp => {
  const reply = batchFailure(batchRequest(message.getOptions()!, []), accessDenied());
  reply.setCorrelationId(message.getCorrelationId());
  return reply;
};

/** Of a denied append only messages without options are passed on, which the batch call ignores. */
const withoutOptions = (message: BatchAppendReq): BatchAppendReq => {
  message.clearOptions();
  return message;
};

export interface Judges {
  readonly users: Users;
  readonly rights: Rights;
  readonly followings: Followings;
}

/**
 * Judges each call of the streams before the server sees it: first the user, then their right to what each message asks
 * for. Other calls (version) are answered for everybody.
 */
export const guard =
  ({ users, rights, followings }: Judges): ServerInterceptor =>
  ({ path }, call) => {
    if (!path.startsWith(STREAMS)) return new grpc.ServerInterceptingCall(call);
    let user: User | 'anonymous' = 'anonymous';
    let over = false;
    /** Its answer must not be ahead of the new rights. */
    let writesSettings = false;
    let leave = () => {};
    const end = (status: StatusObject) => {
      over = true;
      leave();
      call.sendStatus(status);
    };
    const judge = async (asked: Asked, message: unknown, pass: (message: unknown) => void): Promise<void> => {
      const allowed = await rights.allows(user, asked.action, asked.stream);
      if (over) return;
      if (allowed) {
        writesSettings ||= asked.action === 'write' && asked.stream === SETTINGS;
        if (asked.lasting) leave = followings.add({ user, asked, end: () => end(accessDenied()) });
        return pass(message);
      }
      if (!(message instanceof streams.BatchAppendReq)) return end(accessDenied());
      call.sendMessage(denial(message), () => {});
      pass(withoutOptions(message));
    };
    return new grpc.ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, pass) => {
            const caller = users.of(metadata.get('authorization')[0]?.toString());
            if (caller === 'wrong') return end(unauthenticated());
            user = caller;
            pass(metadata);
          },
          onReceiveMessage: (message: unknown, pass) => {
            const asked = askedOf(message);
            if (asked) judge(asked, message, pass).catch((error: unknown) => end(error as Refusal));
            else pass(message);
          },
          onCancel: () => {
            over = true;
            leave();
          },
        }),
      sendMessage: (message, pass) => {
        if (writesSettings) rights.forgetSettings();
        if (!over) pass(message);
      },
      sendStatus: (status, pass) => {
        leave();
        if (!over) pass(status);
      },
    });
  };
