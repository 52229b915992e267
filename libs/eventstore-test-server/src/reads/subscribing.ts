import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { START, type Position, type RecordedEvent } from '@pishkhan/event-store';
import type { Delivery } from './delivery.ts';
import { filterOf, type Filter } from './matching.ts';
import type { SubscriptionFault } from '../faults/misbehaviour.ts';
import { grpc, streams, type ReadReq } from '../protocol/definitions.ts';
import { positionOf } from './place.ts';
import { Refusal } from '../protocol/refusals.ts';
import type { Served } from '../served.ts';
import { checkpointMessage } from '../protocol/stored-event.ts';

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

interface Subject {
  /** The next events, oldest first; none when there are no more yet. */
  next(): Promise<RecordedEvent[]>;
  readonly filter: Filter | undefined;
}

const ofStream = ({ log }: Served, options: ReadReq.Options.StreamOptions): Subject => {
  const stream = Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString('utf8');
  let from = options.hasRevision() ? Number(options.getRevision()) + 1 : options.hasStart() ? 0 : undefined;
  const next = async () => {
    from ??= ((await log.readStream(stream)).at(-1)?.revision ?? -1) + 1;
    const events = await log.readStream(stream, from);
    from += events.length;
    return events;
  };
  return { next, filter: undefined };
};

const ofAll = async ({ log }: Served, options: ReadReq.Options): Promise<Subject> => {
  const place = positionOf(options.getAll()!);
  let at: Position = place === 'start' ? START : place === 'end' ? await log.head() : place;
  const next = async () => {
    const events = await log.after(at, 500);
    at = events.at(-1)?.position ?? at;
    return events;
  };
  return { next, filter: filterOf(options) };
};

/** @returns 'over' when the subscription ends here. */
const misbehave = async (fault: SubscriptionFault | undefined, delivery: Delivery): Promise<'over' | undefined> => {
  if (!fault || delivery.sentEvents < fault.afterEvents) return undefined;
  if (fault.then === 'fail') throw new Refusal(grpc.status.UNAVAILABLE, 'Server Is Not Ready');
  if (fault.then === 'stall' && !delivery.gone.aborted) await once(delivery.gone, 'abort');
  return 'over';
};

/** Confirmation, old events, checkpoint, caught_up, live events: until the reader goes. */
export const subscribe = async (served: Served, options: ReadReq.Options, delivery: Delivery): Promise<void> => {
  const subject = options.hasStream() ? ofStream(served, options.getStream()!) : await ofAll(served, options);
  const { filter } = subject;
  const fault = served.behaviour.nextSubscription();
  await delivery.send(confirmation());
  let [live, considered, unsaid] = [false, 0, undefined as Position | undefined];
  while (!delivery.gone.aborted) {
    if (await misbehave(fault, delivery)) return;
    const events = await subject.next();
    for (const event of events) {
      if (!filter || filter.matches(event)) await delivery.event(event);
      if (await misbehave(fault, delivery)) return;
      unsaid = event.position;
      if (!filter || ++considered < filter.interval) continue;
      considered = 0;
      unsaid = undefined;
      await delivery.send(checkpointMessage(event.position));
    }
    if (events.length > 0) continue;
    if (!live) {
      if (filter && unsaid) await delivery.send(checkpointMessage(unsaid));
      await delivery.send(caughtUp());
      live = true;
    }
    await served.log.advanced(delivery.gone);
  }
};
