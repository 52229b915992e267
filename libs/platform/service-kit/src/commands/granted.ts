import type { DomainEvent, Rejection } from '@pishkhan/decider';
import type { Executed } from '@pishkhan/event-store';
import { Poison } from '@pishkhan/messages';

/**
 * What a reaction asks for must be granted: if a rule refuses it, two services disagree, and a person has to look. The
 * stream is parked and shown in `/admin/parked`; nothing is lost. @throws Poison
 */
export const granted = <Event extends DomainEvent, State>(
  result: Executed<Event, State> | Rejection,
): Executed<Event, State> => {
  if ('rejected' in result) throw new Poison(`${result.rejected} ${JSON.stringify(result.data)}`);
  return result;
};
