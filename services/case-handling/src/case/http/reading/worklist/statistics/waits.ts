import { addDays, type CivilDate, type WorkingDays } from '@pishkhan/calendar';
import type { Run } from '../../../../views/times/runs.ts';
import { isIn, type Span } from './figures.ts';
import { note, type Spread } from './spread.ts';

/** The time at one stage, or of one who is awaited, over a span, while it is counted. */
export interface Waits {
  /** Working days within the span, of ended and of open cases. */
  days: number;
  /** Cases that are still there at the end of the span. */
  there: number;
  /** Whole times that ended in the span. */
  readonly ended: Spread;
}
export const noWaits = (): Waits => ({ days: 0, there: 0, ended: new Map() });

/** What each stay of a run adds; a stay of no day counts in the number of times. */
export const countStays = (
  run: Run,
  span: Span,
  { between }: WorkingDays,
  waitsOf: (stay: Run['stays'][number]) => readonly Waits[],
): void => {
  // The first day of the span counts: it is no day 0 of what began before it.
  const dayBefore = addDays(span.from, -1);
  for (const stay of run.stays) {
    if (stay.from > span.to || (stay.to !== null && stay.to < span.from)) continue;
    const [from, to] = [stay.from as CivilDate, (stay.to ?? span.to) as CivilDate];
    const within = between(from < dayBefore ? dayBefore : from, to > span.to ? span.to : to);
    for (const waits of waitsOf(stay)) {
      waits.days += within;
      if (isIn(span, stay.to)) note(waits.ended, between(from, to));
      else waits.there += 1;
    }
  }
};
