import { moneyStandInBodyRoleTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import type { Refund } from '../../../api/generated/billing-adjustments.ts';
import { usePerson } from '../../../app/session.tsx';
import { Moment } from '../../../parts/show/moment.tsx';
import { Staff } from '../../../parts/show/people.tsx';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { moneyWords as words } from '../money.words.ts';

/** What refunds, reversals and unidentified payments say alike. */
export type Decided = Pick<Refund, 'history' | 'barred' | 'yourPart' | 'statusTitle'>;
type Step = Decided['history'][number];

const StepOf = ({ step }: { readonly step: Step }) => {
  const { say } = useSpeech();
  const { title, by, at, role, inPlace, reason, person, accountId } = step;
  return (
    <li>
      <Moment at={at} />
      <span>
        <strong>{say(title)}</strong> · <Staff subject={by} />
        {role && <> ({say(moneyStandInBodyRoleTitles[role])})</>}{' '}
        {inPlace && <span className="tag">{say(words.inPlace)}</span>}
        {person !== undefined && (
          <>
            {' '}
            · {say(words.named)} <Staff subject={person} />
          </>
        )}
        {accountId !== undefined && (
          <>
            {' '}
            · {say(words.forAccount)} <Code>{accountId}</Code>
          </>
        )}
        {reason !== undefined && (
          <q>
            <Sentence>{reason}</Sentence>
          </q>
        )}
      </span>
    </li>
  );
};

/** Who did what, when and why, the first in the beginning. */
export const MoneyHistory = ({ decided: { history } }: { readonly decided: Decided }) => {
  const { say } = useSpeech();
  return (
    <section className="sheet" aria-labelledby="money-history">
      <h2 id="money-history">{say(words.history)}</h2>
      <ol className="happenings wide">
        {history.map((step, place) => (
          <StepOf key={`${step.at} ${step.kind} ${place}`} step={step} />
        ))}
      </ol>
    </section>
  );
};

/** Why the reader may not decide, and who else may not. */
export const BarredFromIt = ({ decided: { barred = [] } }: { readonly decided: Decided }) => {
  const { say } = useSpeech();
  const me = usePerson().subject.toLowerCase();
  if (barred.length === 0) return null;
  const own = barred.find(({ person }) => person.toLowerCase() === me);
  const others = barred.filter((each) => each !== own);
  return (
    <>
      {own && (
        <p className="note warn">
          {say(words.youMayNot)} <strong>{say(own.title)}</strong>. {say(words.anotherDecides)}
        </p>
      )}
      {others.length > 0 && (
        <section className="sheet">
          <h2>{say(words.mayNot)}</h2>
          <ul>
            {others.map(({ person, title }) => (
              <li key={person}>
                <Staff subject={person} />: {say(title)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
