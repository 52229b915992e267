import { Delivery, type ReadCall } from './delivery.ts';
import { filterOf } from './matching.ts';
import { backwardsFrom, forwardsFrom } from './place.ts';
import { grpc, streams, type ReadReq } from '../protocol/definitions.ts';
import { Refusal } from '../protocol/refusals.ts';
import type { Served } from '../served.ts';
import { streamIdentifier } from '../protocol/stored-event.ts';
import { subscribe } from './subscribing.ts';

const PAGE = 500;
const backwards = (options: ReadReq.Options): boolean =>
  options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;

const notFound = (stream: string) => {
  const missing = new streams.ReadResp.StreamNotFound();
  missing.setStreamIdentifier(streamIdentifier(stream));
  const message = new streams.ReadResp();
  message.setStreamNotFound(missing);
  return message;
};

const readStream = async ({ log }: Served, options: ReadReq.Options, delivery: Delivery): Promise<void> => {
  const from = options.getStream()!;
  const stream = Buffer.from(from.getStreamIdentifier()!.getStreamName_asU8()).toString('utf8');
  const [back, revision] = [
    backwards(options),
    from.hasRevision() ? Number(from.getRevision()) : from.hasStart() ? 0 : Infinity,
  ];
  const forwardsFrom = Number.isSafeInteger(revision) ? revision : Number.MAX_SAFE_INTEGER;
  const events = await log.readStream(stream, back ? 0 : forwardsFrom);
  if (!events && !back && from.hasEnd()) throw new Refusal(grpc.status.UNKNOWN, 'Unexpected ReadStreamResult: Error');
  if (!events) return delivery.send(notFound(stream));
  const chosen = back ? events.filter((event) => event.revision <= revision).toReversed() : events;
  for (const event of chosen.slice(0, Number(options.getCount()))) await delivery.event(event);
};

/** Reads from a position: forwards it is included, backwards it is excluded. */
const readAll = async (served: Served, options: ReadReq.Options, delivery: Delivery): Promise<void> => {
  const [log, all, back, filter] = [served.log, options.getAll()!, backwards(options), filterOf(options)];
  let at = await (back ? backwardsFrom(served, all) : forwardsFrom(served, all));
  for (let left = Number(options.getCount()); at && left > 0 && !delivery.gone.aborted;) {
    const limit = Math.min(PAGE, filter ? PAGE : left);
    const page = back ? await log.before(at, limit) : await log.after(at, limit);
    if (page.length === 0) return;
    for (const event of page.filter((event) => !filter || filter.matches(event)).slice(0, left)) {
      await delivery.event(event);
      left--;
    }
    at = page.at(-1)!.position;
  }
};

export const read =
  (served: Served) =>
  (call: ReadCall): void => {
    const delivery = new Delivery(call, served);
    const options = call.request.getOptions()!;
    const answer = async () => {
      await served.behaviour.election.over();
      if (options.hasSubscription()) await subscribe(served, options, delivery);
      else await (options.hasStream() ? readStream : readAll)(served, options, delivery);
      delivery.end();
    };
    answer().catch((error: unknown) => delivery.fail(error));
  };
