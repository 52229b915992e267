import { START, type Position } from '@pishkhan/event-store';
import { grpc, type ReadReq } from '../protocol/definitions.ts';
import { Refusal } from '../protocol/refusals.ts';
import type { Served } from '../served.ts';

const record = (commit: bigint): Position => ({ commit, prepare: commit });

const named = (options: ReadReq.Options.AllOptions): Position | 'start' | 'end' => {
  if (options.hasStart()) return 'start';
  const position = options.getPosition();
  return position
    ? { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) }
    : 'end';
};

const invalidRead = () => new Refusal(grpc.status.UNKNOWN, 'Unexpected ReadAllResult: InvalidPosition');

/**
 * Number of the record before the first one of a forwards read (the named one is included); undefined past the end.
 *
 * @throws Refusal
 */
export const forwardsFrom = async (
  { log, positions }: Served,
  options: ReadReq.Options.AllOptions,
): Promise<Position | undefined> => {
  const [position, head] = [named(options), (await log.head()).commit];
  if (position === 'start') return START;
  if (position === 'end') return undefined;
  const place = positions.placeOf(position);
  if (place.record > head) return undefined;
  if (place.starts === 'none') throw invalidRead();
  if (place.starts === 'emptyAppend') return record(place.record);
  return place.record > 0n ? record(place.record - 1n) : START;
};

/** Number of the record after the first one of a backwards read (the named one is excluded). @throws Refusal */
export const backwardsFrom = async (
  { log, positions }: Served,
  options: ReadReq.Options.AllOptions,
): Promise<Position> => {
  const [position, end] = [named(options), (await log.head()).commit + 1n];
  if (position === 'start') return START;
  if (position === 'end') return record(end);
  const place = positions.placeOf(position);
  if (place.record > end || place.starts === 'none') throw invalidRead();
  return record(place.starts === 'emptyAppend' ? place.record + 1n : place.record);
};

/**
 * Number of the record after which a subscription begins. A position past the end is taken in silence: what is written
 * up to it is never sent. @throws Refusal
 */
export const subscribedAfter = async (
  { log, positions }: Served,
  options: ReadReq.Options.AllOptions,
): Promise<Position> => {
  const [position, head] = [named(options), await log.head()];
  if (position === 'start') return START;
  if (position === 'end') return head;
  const place = positions.placeOf(position);
  if (place.record <= head.commit && place.starts === 'none')
    throw new Refusal(grpc.status.INVALID_ARGUMENT, 'Trying to read from an invalid position.');
  return record(place.record);
};
