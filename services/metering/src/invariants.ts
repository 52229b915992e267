import { judge, ofType, type Invariant } from '@pishkhan/event-store';
import type { MeterEvent } from './meter/domain/meter.messages.ts';

type Read = Extract<MeterEvent, { type: 'ReadingAccepted' }>['data'];

/** A day has at most one reading, and readings are accepted in order of their days (11.5, 11.8-2). */
const readingsFollowOneAnother: Invariant = {
  name: 'readings of a meter are accepted in order of their days',
  source: '11.5, 11.8-2',
  check: (log) => {
    const readings = ofType<Read>(log, 'ReadingAccepted', 'meter');
    return judge([...Map.groupBy(readings, ({ stream }) => stream)], ([stream, events]) => {
      const days = events.map(({ data }) => data.readOn);
      const wrong = days.find((day, place) => place > 0 && day <= days[place - 1]!);
      return wrong !== undefined && `${stream}: the reading of ${wrong} was accepted after a later one`;
    });
  },
};

/** Invariants of this service's events; `npm run verify` checks them. */
export const invariants: readonly Invariant[] = [readingsFollowOneAnother];
