import type { CaseKindDto, PromiseDto } from '../../api/generated/case-handling.ts';
import { Amount, number } from '../../parts/show/values.tsx';
import { useSpeech } from '../../words/language.tsx';
import { promiseWords, registerWords as words } from './register.words.ts';

const Within = ({ within, unit }: PromiseDto) => {
  const { say, language } = useSpeech();
  return <>{say(promiseWords[unit], { within: within === null ? '' : number(within, language) })}</>;
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
