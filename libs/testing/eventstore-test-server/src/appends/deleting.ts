import { WrongExpectedRevision, type ExpectedRevision, type Position } from '@pishkhan/event-store';
import { isMetastream } from '../log/fates.ts';
import type { ExpectedVersion } from '../log/judging.ts';
import {
  grpc,
  streams,
  type DeleteReq,
  type DeleteResp,
  type sendUnaryData,
  type ServerUnaryCall,
  type TombstoneReq,
  type TombstoneResp,
} from '../protocol/definitions.ts';
import { accessDenied, inTrailer, Refusal } from '../protocol/refusals.ts';
import type { Served } from '../served.ts';
import { checkName, expectedOf, nameOf } from './request.ts';

const NUMBERS = { NoStream: -1, Any: -2, StreamExists: -4 } as const;
const numberOf = (expected: ExpectedVersion): string =>
  String(typeof expected === 'string' ? NUMBERS[expected] : expected);

const wrongVersion = (stream: string, expected: ExpectedVersion, actual: ExpectedRevision) =>
  new Refusal(grpc.status.FAILED_PRECONDITION, `Delete failed due to WrongExpectedVersion. Stream: ${stream}.`, {
    exception: 'wrong-expected-version',
    'stream-name': inTrailer(stream),
    'expected-version': numberOf(expected),
    'actual-version': numberOf(actual),
  });

const perform = async (
  { behaviour, positions }: Served,
  request: DeleteReq | TombstoneReq,
  remove: (stream: string, expected: ExpectedVersion) => Promise<Position>,
): Promise<Position> => {
  const options = request.getOptions()!;
  const [stream, expected] = [nameOf(options), expectedOf(options)];
  await behaviour.election.over();
  checkName(stream);
  if (isMetastream(stream)) throw accessDenied();
  try {
    return positions.onWire(await remove(stream, expected));
  } catch (error) {
    throw error instanceof WrongExpectedRevision ? wrongVersion(stream, expected, error.actual) : error;
  }
};

const filled = <Place extends DeleteResp.Position | TombstoneResp.Position>(
  place: Place,
  { commit, prepare }: Position,
): Place => {
  place.setCommitPosition(String(commit));
  place.setPreparePosition(String(prepare));
  return place;
};

export const deleteStream =
  (served: Served) =>
  ({ request }: ServerUnaryCall<DeleteReq, DeleteResp>, callback: sendUnaryData<DeleteResp>): void => {
    const answer = (position: Position) =>
      callback(null, new streams.DeleteResp().setPosition(filled(new streams.DeleteResp.Position(), position)));
    perform(served, request, (stream, expected) => served.log.delete(stream, expected)).then(answer, callback);
  };

export const tombstoneStream =
  (served: Served) =>
  ({ request }: ServerUnaryCall<TombstoneReq, TombstoneResp>, callback: sendUnaryData<TombstoneResp>): void => {
    const answer = (position: Position) =>
      callback(null, new streams.TombstoneResp().setPosition(filled(new streams.TombstoneResp.Position(), position)));
    perform(served, request, (stream, expected) => served.log.tombstone(stream, expected)).then(answer, callback);
  };
