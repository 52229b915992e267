import type { CaseKindDto, PromiseDto } from '../../api/generated/case-handling.ts';
import { number } from '../../parts/show/figures.ts';
import { Amount } from '../../parts/show/values.tsx';
import { useSpeech } from '../../words/language.tsx';
import { registerWords as words } from './register.words.ts';

/** Units of time by the names that browsers know. */
const names = { minutes: 'minute', hours: 'hour', days: 'day', weeks: 'week' } as const;

const Within = ({ within, unit }: PromiseDto) => {
  const { say, language, locale } = useSpeech();
  if (unit !== 'date' && within === null) return <>{say(words.byPolicy)}</>;
  if (unit === 'date' || within === null) return <>{say(words.onItsDay)}</>;
  if (unit === 'workingDays') return <>{say(words.workingDays, { within: number(within, language) })}</>;
  return <>{new Intl.NumberFormat(locale, { style: 'unit', unit: names[unit], unitDisplay: 'long' }).format(within)}</>;
};

/** What the applicant pays and what is promised, before anything is registered. */
export const Promises = ({ kind: { fee, deadlines } }: { readonly kind: CaseKindDto }) => {
  const { say } = useSpeech();
  return (
    <dl className="facts">
      <dt>{say(words.fee)}</dt>
      <dd>{fee ? <Amount rial={fee.amount} /> : say(words.noFee)}</dd>
      {deadlines.map((promise) => (
        <div className="contents" key={`${promise.title.en} ${promise.unit}`}>
          <dt>{say(promise.title)}</dt>
          <dd>
            <Within {...promise} />
          </dd>
        </div>
      ))}
    </dl>
  );
};
