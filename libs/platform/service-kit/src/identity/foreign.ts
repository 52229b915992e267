import { isRejection, type DomainEvent } from '@pishkhan/decider';
import type { StoredDecider } from '@pishkhan/event-store';
import { isWithin, type Reach } from '@pishkhan/roles';

/**
 * A command to an aggregate outside of the reach of its sender gets the answer of one that does not exist, because it
 * is decided on the initial state (N29). A command that creates an aggregate, such as opening an account whose number
 * is taken, is decided on the true state.
 *
 * @param reach Undefined for commands of the service itself
 */
export const asSeenWithin = <Command, Event extends DomainEvent, State>(
  reach: Reach | undefined,
  decider: StoredDecider<Command, Event, State>,
): StoredDecider<Command, Event, State> => {
  const { placed, initial } = decider;
  if (!reach || !placed) return decider;
  const isForeign = (state: State): boolean => {
    const place = placed(state);
    return place !== undefined && !isWithin(reach, place);
  };
  return {
    ...decider,
    decide: (command, state) => {
      const unknown = isForeign(state) ? decider.decide(command, initial) : undefined;
      const isMissing = unknown !== undefined && isRejection(unknown) && unknown.kind === 'missing';
      return isMissing ? unknown : decider.decide(command, state);
    },
  };
};
