import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { StatisticsDto } from '../../../../api/generated/case-handling.ts';
import { Fact } from '../../../../parts/show/fact.tsx';
import { dayIn, number } from '../../../../parts/show/figures.ts';
import { Empty, Loaded } from '../../../../parts/show/states.tsx';
import { useSpeech, type Words } from '../../../../words/language.tsx';
import '../board.css';
import type { Spanned } from '../chosen.ts';
import { Choices } from '../choices.tsx';
import { useStatistics } from '../queries.ts';
import { EndedChart } from './charts/ended-chart.tsx';
import { TimesChart } from './charts/times-chart.tsx';
import { endColumns, openColumns, percent, takenColumns } from './columns.ts';
import { FigureTable } from './figure-table.tsx';
import { monthOf } from './months.ts';
import { SpanChoice } from './span-choice.tsx';
import './statistics.css';
import { statisticsWords as words } from './statistics.words.ts';
import { AwaitedTable, KindsTables, OfficesTable, StagesTable } from './tables.tsx';

interface Shown {
  readonly statistics: StatisticsDto;
}

const Part = ({
  title,
  says,
  children,
}: {
  readonly title: Words;
  readonly says?: Words;
  readonly children: ReactNode;
}) => {
  const { say } = useSpeech();
  return (
    <section className="sheet">
      <h2>{say(title)}</h2>
      {says && <p className="soft">{say(says)}</p>}
      {children}
    </section>
  );
};

const useDays = () => {
  const { say, language } = useSpeech();
  return (days: number): string =>
    days === 0 ? say(words.sameDay) : say(words.workingDays, { count: number(days, language) });
};

/** The share of answers in time and the days, in words. */
const Glance = ({ statistics: { all } }: Shown) => {
  const { language } = useSpeech();
  const days = useDays();
  const { answered, inTime, firstTimeRight, taken, openAtEnd, openFor } = all;
  const share = (part: number): string => (answered === 0 ? '–' : percent(part / answered, language));
  return (
    <Part title={words.allInAll}>
      <dl className="facts glance">
        <Fact title={words.registered}>{number(all.registered, language)}</Fact>
        <Fact title={words.answered}>{number(answered, language)}</Fact>
        <Fact title={words.shareInTime}>{share(inTime)}</Fact>
        <Fact title={words.firstTimeRight}>{share(firstTimeRight)}</Fact>
        {taken && <Fact title={words.median}>{days(taken.median)}</Fact>}
        {taken && <Fact title={words.ninetieth}>{days(taken.ninetieth)}</Fact>}
        <Fact title={words.openAtEnd}>{number(openAtEnd, language)}</Fact>
        {openFor && <Fact title={words.longestOpen}>{days(openFor.longest)}</Fact>}
      </dl>
    </Part>
  );
};

const Months = ({ statistics: { months } }: Shown) => {
  const { language } = useSpeech();
  const month = { head: words.month, value: ({ from }: { readonly from: string }) => monthOf(from, language).title };
  return (
    <>
      <Part title={words.counts} says={words.countsSays}>
        <EndedChart months={months} />
        <FigureTable title={words.counts} rows={months} keyOf={({ from }) => from} columns={[month, ...endColumns]} />
      </Part>
      <Part title={words.times} says={words.timesSays}>
        <TimesChart months={months} />
        <FigureTable
          title={words.times}
          rows={months}
          keyOf={({ from }) => from}
          columns={[month, ...takenColumns, ...openColumns]}
        />
      </Part>
    </>
  );
};

const Figures = ({ statistics }: Shown) => {
  const { say } = useSpeech();
  if (statistics.all.registered + statistics.all.answered + statistics.all.withdrawn + statistics.all.openAtEnd === 0)
    return (
      <Empty>
        <p>{say(words.none)}</p>
        <p>{say(words.noneHint)}</p>
      </Empty>
    );
  return (
    <>
      {statistics.provisional && <p className="note warn">{say(words.provisional)}</p>}
      <Glance statistics={statistics} />
      <Months statistics={statistics} />
      <Part title={words.waits} says={words.waitsSays}>
        <AwaitedTable statistics={statistics} />
      </Part>
      <Part title={words.stages}>
        <StagesTable statistics={statistics} />
      </Part>
      <Part title={words.kinds}>
        <KindsTables statistics={statistics} />
      </Part>
      {statistics.offices.length > 1 && (
        <Part title={words.offices}>
          <OfficesTable statistics={statistics} />
        </Part>
      )}
    </>
  );
};

const Meanings = () => {
  const { say } = useSpeech();
  return (
    <details className="sheet">
      <summary>{say(words.whatCounts)}</summary>
      <p>{say(words.countsInTime)}</p>
      <p>{say(words.countsDays)}</p>
      <p>{say(words.countsReopened)}</p>
      <p>{say(words.countsPlace)}</p>
    </details>
  );
};

const Head = ({ statistics, chosen }: Shown & { readonly chosen: Spanned }) => {
  const { say, language } = useSpeech();
  const navigate = useNavigate();
  const { today, from, to, months } = statistics;
  return (
    <>
      <SpanChoice
        today={today}
        first={from}
        last={months.at(-1)?.from ?? from}
        chosen={chosen}
        choose={(search) => void navigate({ to: '/statistics', search })}
      />
      <p className="soft">{say(words.covers, { from: dayIn(from, language), to: dayIn(to, language) })}</p>
    </>
  );
};

/** Cases over Jalali months, as charts, each with a table that says the same. */
export const Statistics = () => {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const chosen = useSearch({ from: '/statistics' });
  const query = useStatistics(chosen);
  const { kind, office, county } = chosen;
  return (
    <>
      <div className="row spread">
        <h1>{say(words.title)}</h1>
        <Link to="/board" search={{ kind, office, county }} className="no-print">
          {say(words.board)}
        </Link>
      </div>
      <Choices
        kinds={query.data?.kindsToChoose ?? []}
        chosen={chosen}
        choose={(counted) => void navigate({ to: '/statistics', search: { ...chosen, ...counted } })}
      />
      <Loaded query={query}>
        {(statistics) => (
          <>
            <Head statistics={statistics} chosen={chosen} />
            <Figures statistics={statistics} />
            <Meanings />
          </>
        )}
      </Loaded>
    </>
  );
};
