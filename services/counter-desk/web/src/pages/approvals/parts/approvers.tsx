import type { Correction } from '../../../api/generated/billing-adjustments.ts';
import { usePerson } from '../../../app/session.tsx';
import { Fact } from '../../../parts/show/fact.tsx';
import { Office, Staff } from '../../../parts/show/people.tsx';
import { Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { decisionWords as words } from '../decision.words.ts';
import { roleWords } from '../outcome.ts';

/** Why the reader may not approve, before the rest. */
export const Barred = ({ correction: { barred = [] } }: { readonly correction: Correction }) => {
  const { say } = useSpeech();
  const me = usePerson();
  const own = barred.find(({ person }) => person.toLowerCase() === me.subject.toLowerCase());
  if (!own) return null;
  return (
    <p className="note warn">
      {say(words.youMayNot)} <strong>{say(own.title)}</strong>
    </p>
  );
};

/** Who has approved, who must, and who may not. */
export const Approvers = ({ correction }: { readonly correction: Correction }) => {
  const { say } = useSpeech();
  const { approvals, approvalsLeft, barred = [] } = correction;
  if (approvals.length + approvalsLeft.length + barred.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{say(words.approvals)}</h2>
      <dl className="facts">
        {approvals.map(({ role, by, office, on, inPlace }) => (
          <Fact key={`${role} ${by}`} title={words.given}>
            {say(roleWords[role])}: <Staff subject={by} /> · <Office id={office} /> · <Day on={on} />{' '}
            {inPlace && <span className="tag">{say(words.inPlace)}</span>}
          </Fact>
        ))}
        {approvalsLeft.map((role) => (
          <Fact key={role} title={words.left}>
            {say(roleWords[role])}
          </Fact>
        ))}
      </dl>
      {barred.length > 0 && (
        <>
          <h3>{say(words.mayNot)}</h3>
          <ul>
            {barred.map(({ person, title }) => (
              <li key={person}>
                <Staff subject={person} />: {say(title)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
