import { awaitedTitle, kindTitle, outcomeTitle, partyOf, partyTitles, stageTitle } from '../board/titles.ts';
import type { Figures } from './figures.ts';
import { quantilesOf } from './spread.ts';
import { parted, spanOf, type Statistics } from './statistics.ts';
import type { FiguresDto, KindFiguresDto, StatisticsDto, WaitsDto } from './statistics.dto.ts';
import type { Waits } from './waits.ts';

const MOST_OFFICES = 200;

const figuresDto = ({ outcomes: _, answered, openFor, ...figures }: Figures): FiguresDto => ({
  ...figures,
  answered: figures.inTime + figures.late,
  taken: quantilesOf(answered),
  openFor: quantilesOf(openFor),
});
const kindDto = (kind: string, figures: Figures): KindFiguresDto => ({
  kind,
  title: kindTitle(kind),
  ...figuresDto(figures),
  outcomes: [...figures.outcomes]
    .map(([outcome, count]) => ({ outcome, title: outcomeTitle(kind, outcome), count }))
    .toSorted((one, other) => other.count - one.count),
});
const waitsDto = ({ days, there, ended }: Waits, all: number): WaitsDto => ({
  days,
  share: all === 0 ? 0 : Math.round((days * 1000) / all),
  there,
  taken: quantilesOf(ended),
});
const byDays = (one: WaitsDto, other: WaitsDto): number => other.days - one.days || other.there - one.there;

/** What is counted; the moment and the choices are those of the reader. */
type CountedStatistics = Omit<StatisticsDto, 'today' | 'kindsToChoose'>;

/** The figures in words of the kinds and roles. */
export const statisticsDto = (statistics: Statistics, isProvisional: boolean): CountedStatistics => {
  const { all, months, kinds, offices, stages, awaited } = statistics;
  const days = [...awaited.values()].reduce((sum, waits) => sum + waits.days, 0);
  return {
    ...spanOf(months.map(({ month }) => month)),
    provisional: isProvisional,
    all: figuresDto(all),
    months: months.map(({ month, figures }) => ({ ...month, ...figuresDto(figures) })),
    kinds: [...kinds].map((each) => kindDto(...each)).toSorted((one, other) => other.registered - one.registered),
    offices: [...offices]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, MOST_OFFICES)
      .map(([key, figures]) => {
        const [officeId, countyOffice] = parted(key);
        return { officeId, countyOffice, ...figuresDto(figures) };
      }),
    officesLeftOut: Math.max(offices.size - MOST_OFFICES, 0),
    stages: [...stages]
      .map(([key, waits]) => {
        const [kind, stage] = parted(key);
        return { kind, kindTitle: kindTitle(kind), stage, title: stageTitle(kind, stage), ...waitsDto(waits, days) };
      })
      .toSorted(byDays),
    awaited: [...awaited]
      .map(([awaits, waits]) => ({
        awaits,
        title: awaitedTitle(awaits),
        party: partyOf(awaits),
        partyTitle: partyTitles[partyOf(awaits)],
        ...waitsDto(waits, days),
      }))
      .toSorted(byDays),
  };
};
