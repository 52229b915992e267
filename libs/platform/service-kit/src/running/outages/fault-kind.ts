import { causesOf, Conflict, fileFaultIn, storeRefusalIn } from '@pishkhan/event-store';
import { isDatabaseConflict, isDatabaseOutage } from '@pishkhan/views';
import { isOutage } from '../health/outage.ts';

/**
 * `refusal`: the event store refuses the call. `conflict`: another process was first. `outage`: a part does not
 * respond. `fault`: everything else.
 */
export type FaultKind = 'refusal' | 'conflict' | 'outage' | 'fault';

const isConflict = (error: Error): boolean => error instanceof Conflict || isDatabaseConflict(error);

export const faultKindOf = (error: unknown): FaultKind => {
  if (storeRefusalIn(error)) return 'refusal';
  if (causesOf(error).some(isConflict)) return 'conflict';
  return isOutage(error) ? 'outage' : 'fault';
};

/** Whether a part that fails with this error responds. */
export const isResponse = (error: unknown): boolean => ['refusal', 'conflict'].includes(faultKindOf(error));

export const isOfDatabase = (error: unknown): boolean => causesOf(error).some(isDatabaseOutage);

/**
 * The sentence of a fault of a file, or the message of the last cause, such as "connect ECONNREFUSED": it names no
 * stream and no document.
 */
export const reasonOf = (error: unknown): string =>
  fileFaultIn(error)?.message ?? causesOf(error).at(-1)?.message.slice(0, 300) ?? String(error);
