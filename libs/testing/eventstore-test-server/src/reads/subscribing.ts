import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import type { Position, RecordedEvent } from '@pishkhan/event-store';
import { Checkpoints } from './checkpoints.ts';
import type { Delivery } from './delivery.ts';
import { filterOf, type Filter } from './matching.ts';
import { subscribedAfter } from './place.ts';
import type { SubscriptionFault } from '../faults/misbehaviour.ts';
import { STREAM_DELETED } from '../log/fate.ts';
import type { Log } from '../log/log.ts';
import { grpc, streams, type ReadReq } from '../protocol/definitions.ts';
import { Refusal, streamDeleted } from '../protocol/refusals.ts';
import type { Served } from '../served.ts';

const confirmation = () => {
  const confirmed = new streams.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(randomUUID());
  const message = new streams.ReadResp();
  message.setConfirmation(confirmed);
  return message;
};
const caughtUp = () => {
  const message = new streams.ReadResp();
  message.setCaughtUp(new streams.ReadResp.CaughtUp());
  return message;
};

/** Source of a subscription: first its stream's old events, then matching log events after a position. */
interface Subject {
  readonly old: readonly RecordedEvent[];
  readonly after: Position;
  readonly filter?: Filter;
  /** Set for a subscription to one stream. */
  readonly stream?: string;
  matches(event: RecordedEvent): boolean;
}

/** A missing stream is waited for. @throws Refusal if it is tombstoned */
const ofStream = async (log: Log, options: ReadReq.Options.StreamOptions): Promise<Subject> => {
  const stream = Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString('utf8');
  const after = await log.head();
  let next = options.hasRevision()
    ? Number(options.getRevision()) + 1
    : options.hasStart()
      ? 0
      : (await log.lastRevision(stream)) + 1;
  const matches = (event: RecordedEvent) => {
    const wanted = event.stream === stream && event.revision >= next;
    if (wanted) next = event.revision + 1;
    return wanted;
  };
  return { old: (await log.readStream(stream, next)) ?? [], after, stream, matches };
};

const ofAll = async (served: Served, options: ReadReq.Options): Promise<Subject> => {
  const [after, filter] = [await subscribedAfter(served, options.getAll()!), filterOf(options)];
  return { old: [], after, filter, matches: (event) => filter?.matches(event) ?? true };
};

/** @returns 'over' if the subscription ends here. */
const misbehave = async (fault: SubscriptionFault | undefined, delivery: Delivery): Promise<'over' | undefined> => {
  if (!fault || delivery.sentEvents < fault.afterEvents) return undefined;
  if (fault.then === 'fail') throw new Refusal(grpc.status.UNAVAILABLE, 'Server Is Not Ready');
  if (fault.then === 'stall' && !delivery.gone.aborted) await once(delivery.gone, 'abort');
  return 'over';
};

interface Way {
  readonly delivery: Delivery;
  readonly fault: SubscriptionFault | undefined;
  readonly checkpoints: Checkpoints;
}

/**
 * Sends matching events. @returns 'over' if the subscription ends here. @throws Refusal after the tombstone of its
 * stream
 */
const pass = async (
  subject: Subject,
  events: readonly RecordedEvent[],
  { delivery, fault, checkpoints }: Way,
): Promise<'over' | undefined> => {
  for (const event of events) {
    const matches = subject.matches(event);
    if (matches) await delivery.event(event);
    if (fault && (await misbehave(fault, delivery))) return 'over';
    if (matches && subject.stream !== undefined && event.type === STREAM_DELETED) throw streamDeleted(subject.stream);
    if (checkpoints.passed(event.position)) await checkpoints.say();
  }
  return undefined;
};

/** Sends confirmation, old events, checkpoint, caught_up, live events, until the reader disconnects. */
export const subscribe = async (served: Served, options: ReadReq.Options, delivery: Delivery): Promise<void> => {
  const { log, behaviour } = served;
  const subject = options.hasStream() ? await ofStream(log, options.getStream()!) : await ofAll(served, options);
  const [fault, checkpoints] = [behaviour.nextSubscription(), new Checkpoints(delivery, subject.filter?.interval)];
  await delivery.send(confirmation());
  let [events, at, live] = [subject.old, subject.after, false];
  while (!delivery.gone.aborted) {
    if (await misbehave(fault, delivery)) return;
    if (await pass(subject, events, { delivery, fault, checkpoints })) return;
    events = await log.following(at, live);
    at = events.at(-1)?.position ?? at;
    if (events.length > 0) continue;
    if (!live) {
      await checkpoints.say();
      await delivery.send(caughtUp());
      live = true;
    }
    await log.advanced(at, delivery.gone);
  }
};
