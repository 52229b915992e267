import { HttpException } from '@nestjs/common';
import {
  AppendTooLarge,
  causesOf,
  EventNotKnown,
  fileFaultIn,
  StorageFull,
  storeRefusalIn,
  WrongExpectedRevision,
} from '@pishkhan/event-store';
import { isDatabaseFull } from '@pishkhan/views';
import { isOutage } from '../running/health/outage.ts';
import { ProblemException } from './problem.ts';

/** The adapter itself waits ten seconds for a store that restarts or elects a leader. */
const OUTAGE_SECONDS = '2';
/** Somebody must change a right or a password, make room or restore a file. */
const LASTING_SECONDS = '30';

const hasNoRoom = (error: unknown): boolean =>
  fileFaultIn(error) instanceof StorageFull || causesOf(error).some(isDatabaseFull);
const isLasting = (error: unknown): boolean => (storeRefusalIn(error) ?? fileFaultIn(error)) !== undefined;

/** Converts any thrown value to a problem. Unexpected errors become a 500 without internal details. */
export const problemOf = (error: unknown): ProblemException => {
  if (error instanceof ProblemException) return error;
  if (error instanceof WrongExpectedRevision)
    return new ProblemException(409, 'StreamMustNotBeContended', { cause: error });
  if (error instanceof AppendTooLarge) return new ProblemException(413, 'BodyMustNotBeTooLarge', { cause: error });
  if (error instanceof EventNotKnown) return newerRelease(error);
  const status = statusOf(error);
  if (status === 414) return new ProblemException(404, 'RouteMustExist', { cause: error });
  if (status !== undefined && status < 500) return new ProblemException(status, ruleOf(status), { cause: error });
  if (hasNoRoom(error))
    return new ProblemException(507, 'StorageMustHaveRoom', {
      cause: error,
      headers: { 'Retry-After': LASTING_SECONDS },
    });
  if (status === 503 || isOutage(error))
    return new ProblemException(503, 'PartMustBeAvailable', {
      cause: error,
      headers: { 'Retry-After': isLasting(error) ? LASTING_SECONDS : OUTAGE_SECONDS },
    });
  return new ProblemException(500, 'UnexpectedFault', { cause: error });
};

/**
 * 503, not 409: the request is valid and needs no change. A process of the newer release accepts it with the same key.
 */
const newerRelease = (error: EventNotKnown): ProblemException =>
  new ProblemException(503, 'EventMustBeKnown', {
    data: { ...error.event },
    cause: error,
    headers: { 'Retry-After': '60' },
  });

const statusOf = (error: unknown): number | undefined => {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('code' in error) || !('statusCode' in error)) return undefined;
  return String(error.code).startsWith('FST_') && typeof error.statusCode === 'number' ? error.statusCode : undefined;
};

const rules: Readonly<Record<number, string>> = {
  400: 'BodyMustBeWellFormed',
  404: 'RouteMustExist',
  405: 'RouteMustExist',
  413: 'BodyMustNotBeTooLarge',
  415: 'MediaTypeMustBeSupported',
};
const ruleOf = (status: number): string => rules[status] ?? 'RequestMustBeUnderstood';
