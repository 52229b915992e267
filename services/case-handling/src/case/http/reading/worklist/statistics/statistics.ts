import type { WorkingDays } from '@pishkhan/calendar';
import type { CaseTimes } from '../../../../views/times/case-times.view.ts';
import { countRun, noFigures, type Figures, type Span } from './figures.ts';
import type { Month } from './span.ts';
import { countStays, noWaits, type Waits } from './waits.ts';

export type Counted = Pick<CaseTimes, 'kind' | 'officeId' | 'countyOffice' | 'runs'>;

/** Groups by their key, made when the first case of a group comes. */
const groups = <Group>(empty: () => Group) => {
  const all = new Map<string, Group>();
  return {
    all,
    of: (key: string): Group => all.get(key) ?? all.set(key, empty()).get(key)!,
  };
};

/** A key of two names, which have no blanks. */
export const both = (one: string, other: string): string => `${one} ${other}`;
export const parted = (key: string): readonly [string, string] => {
  const at = key.indexOf(' ');
  return [key.slice(0, at), key.slice(at + 1)];
};

export interface Statistics {
  readonly all: Figures;
  readonly months: readonly { readonly month: Month; readonly figures: Figures }[];
  readonly kinds: ReadonlyMap<string, Figures>;
  readonly offices: ReadonlyMap<string, Figures>;
  readonly stages: ReadonlyMap<string, Waits>;
  readonly awaited: ReadonlyMap<string, Waits>;
}

export const spanOf = (months: readonly Month[]): Span => ({ from: months[0]!.from, to: months.at(-1)!.to });

/** Counts cases one by one, in the memory of the answer: of months, kinds, offices and stages only. */
export const counting = (months: readonly Month[]) => {
  const span = spanOf(months);
  const all = noFigures();
  const byMonth = months.map((month) => ({ month, figures: noFigures() }));
  const [kinds, offices] = [groups(noFigures), groups(noFigures)];
  const [stages, awaited] = [groups(noWaits), groups(noWaits)];
  return {
    add: ({ kind, officeId, countyOffice, runs }: Counted, days: WorkingDays): void => {
      for (const run of runs) {
        if (run.from > span.to || (run.to !== null && run.to < span.from)) continue;
        for (const figures of [all, kinds.of(kind), offices.of(both(officeId, countyOffice))])
          countRun(figures, run, span, days);
        for (const { month, figures } of byMonth) countRun(figures, run, month, days);
        countStays(run, span, days, ({ stage, awaits }) => [stages.of(both(kind, stage)), awaited.of(awaits)]);
      }
    },
    result: (): Statistics => ({
      all,
      months: byMonth,
      kinds: kinds.all,
      offices: offices.all,
      stages: stages.all,
      awaited: awaited.all,
    }),
  };
};
