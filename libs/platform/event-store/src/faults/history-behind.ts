import { formatPosition, type Position } from '../port.ts';
import { Outage } from './outage.ts';

/**
 * The log ends before a position that a service has already seen: it was emptied, rolled back, or is another log (N1).
 * A service that went on would give the same positions and revisions to other events.
 */
export class HistoryBehind extends Outage {
  readonly remedy: string;
  /** The reason without place, for health (N19). */
  readonly publicReason = 'the event store has lost events that this service has seen';
  constructor(
    service: string,
    { by, head, seen }: { readonly by: string; readonly head: Position; readonly seen: Position },
  ) {
    const remedy =
      'Check that it is the right event store (PISHKHAN_DATA, EVENTSTORE_URL) and that no older copy was put in its place. `npm run doctor` examines the files of the embedded profile; `npm run restore` puts a whole backup back, of views and log together.';
    super(
      `${service}: the event store ends at position ${formatPosition(head)}, but the ${by} has seen position ${formatPosition(seen)}: the events in between are missing. ${remedy}`,
    );
    this.name = 'HistoryBehind';
    this.remedy = remedy;
  }
}
