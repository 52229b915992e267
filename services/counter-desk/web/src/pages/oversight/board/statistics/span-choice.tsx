import { Button } from 'react-aria-components/Button';
import { number } from '../../../../parts/show/figures.ts';
import { useSpeech, type Words } from '../../../../words/language.tsx';
import type { Spanned } from '../chosen.ts';
import { monthOf, monthsBefore } from './months.ts';
import { statisticsWords as words } from './statistics.words.ts';

const LENGTHS = [3, 6, 12, 24] as const;
/** Months that can be chosen, back from this one. */
const CHOOSABLE = 48;

interface Props {
  readonly today: string;
  /** First days of the first and of the last month that are shown. */
  readonly first: string;
  readonly last: string;
  readonly chosen: Spanned;
  readonly choose: (next: Spanned) => void;
}

const MonthChoice = ({
  title,
  value,
  today,
  onChoose,
}: {
  readonly title: Words;
  readonly value: string;
  readonly today: string;
  readonly onChoose: (first: string) => void;
}) => {
  const { say, language } = useSpeech();
  const months = Array.from({ length: CHOOSABLE }, (_, before) => monthOf(monthsBefore(today, before), language));
  const isListed = months.some(({ from }) => from === value);
  return (
    <label className="row">
      {say(title)}
      <select className="input" value={value} onChange={({ target }) => onChoose(target.value)}>
        {[...months, ...(isListed ? [] : [monthOf(value, language)])].map(({ from, title: name }) => (
          <option key={from} value={from}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
};

/** The Jalali months that are shown: the last so many, or from one to another. */
export const SpanChoice = ({ today, first, last, chosen, choose }: Props) => {
  const { say, language } = useSpeech();
  const isLast = last === monthOf(today, language).from;
  return (
    <div className="row choices no-print" role="group" aria-label={say(words.span)}>
      {LENGTHS.map((count) => {
        const from = monthsBefore(today, count - 1);
        return (
          <Button
            key={count}
            aria-pressed={isLast && from === first}
            onPress={() => choose({ ...chosen, from, to: undefined })}
          >
            {say(words.lastMonths, { count: number(count, language) })}
          </Button>
        );
      })}
      <MonthChoice
        title={words.fromMonth}
        value={first}
        today={today}
        onChoose={(from) => choose({ ...chosen, from, to: last < from ? from : last })}
      />
      <MonthChoice
        title={words.toMonth}
        value={last}
        today={today}
        onChoose={(to) => choose({ ...chosen, from: first > to ? to : first, to })}
      />
    </div>
  );
};
