import type { MonthFiguresDto } from '../../../../../api/generated/case-handling.ts';
import { statisticsWords as words } from '../statistics.words.ts';
import { StackedChart, type Part } from './stacked-chart.tsx';

const parts = [
  { of: 'inTime', fill: 'whole', title: words.inTime },
  { of: 'late', fill: 'hatched', title: words.late },
  { of: 'withdrawn', fill: 'dotted', title: words.withdrawn },
] as const satisfies readonly Part<keyof MonthFiguresDto>[];

/** Cases that ended in each month: in time, late, withdrawn. */
export const EndedChart = ({ months }: { readonly months: readonly MonthFiguresDto[] }) => (
  <StackedChart title={words.counts} months={months} parts={parts} none={words.noAnswers} />
);
