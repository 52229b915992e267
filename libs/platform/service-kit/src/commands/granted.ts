import type { DomainEvent, Rejection } from '@pishkhan/decider';
import type { Executed } from '@pishkhan/event-store';
import { Poison } from '@pishkhan/messages';

/**
 * A reaction's command must be accepted: a rejection means that two services disagree, and a person must decide. The
 * stream is parked and listed in `/admin/parked`; nothing is lost.
 *
 * @throws Poison
 */
export const granted = <Event extends DomainEvent, State>(
  result: Executed<Event, State> | Rejection,
): Executed<Event, State> => {
  if ('rejected' in result) throw new Poison(`${result.rejected} ${JSON.stringify(result.data)}`);
  return result;
};
