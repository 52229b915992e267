import type { CivilDate, WorkingDays } from '@pishkhan/calendar';
import type { Run } from '../../../../views/times/runs.ts';
import { note, type Spread } from './spread.ts';

/** A span of days, both included. */
export interface Span {
  readonly from: CivilDate;
  readonly to: CivilDate;
}
export const isIn = ({ from, to }: Span, day: string | null): boolean => day !== null && from <= day && day <= to;

/** The figures of a group of cases over a span, while they are counted. */
export interface Figures {
  registered: number;
  inTime: number;
  late: number;
  withdrawn: number;
  /** Ended with an answer without a return to an earlier stage. */
  firstTimeRight: number;
  timesBack: number;
  openAtEnd: number;
  readonly outcomes: Map<string, number>;
  readonly answered: Spread;
  readonly openFor: Spread;
}

export const noFigures = (): Figures => ({
  registered: 0,
  inTime: 0,
  late: 0,
  withdrawn: 0,
  firstTimeRight: 0,
  timesBack: 0,
  openAtEnd: 0,
  outcomes: new Map(),
  answered: new Map(),
  openFor: new Map(),
});

const countEnd = (figures: Figures, run: Run & { readonly to: CivilDate }, { between }: WorkingDays): void => {
  const { from, to, outcome, inTime, cameBack } = run;
  figures.outcomes.set(outcome ?? '', (figures.outcomes.get(outcome ?? '') ?? 0) + 1);
  if (inTime === undefined) {
    figures.withdrawn += 1;
    return;
  }
  figures[inTime ? 'inTime' : 'late'] += 1;
  figures.timesBack += cameBack;
  if (cameBack === 0) figures.firstTimeRight += 1;
  note(figures.answered, between(from as CivilDate, to));
};

/**
 * Counts a case from its registration or reopening on: registered and ended in the span, or open at its end. Those
 * still open are shown with their age, so that a slow month does not look fast (7.1). A withdrawn request is neither in
 * time nor late, and its days are no working time.
 */
export const countRun = (figures: Figures, run: Run, span: Span, days: WorkingDays): void => {
  if (isIn(span, run.from)) figures.registered += 1;
  if (run.to !== null && isIn(span, run.to)) countEnd(figures, { ...run, to: run.to as CivilDate }, days);
  if (run.from > span.to || (run.to !== null && run.to <= span.to)) return;
  figures.openAtEnd += 1;
  note(figures.openFor, days.between(run.from as CivilDate, span.to));
};
