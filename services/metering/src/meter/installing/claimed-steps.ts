import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent, Rejection } from '@pishkhan/decider';
import type { Aggregate, Executed, StoredDecider } from '@pishkhan/event-store';

/** Reads and writes of a request or of a reaction; the command id of a step is the same in both. */
export interface ClaimedSteps {
  load<Event extends DomainEvent, State>(
    decider: StoredDecider<never, Event, State>,
    id: string,
  ): Promise<Aggregate<State>>;
  act<Command, Event extends DomainEvent, State>(
    decider: StoredDecider<Command, Event, State>,
    id: string,
    command: Command | ((state: State) => Command | Promise<Command>),
    as: { readonly commandId: string; readonly commandHash: string; readonly businessDate: CivilDate },
  ): Promise<Executed<Event, State> | Rejection>;
}
