import type { SubscriberCard } from '../../../api/generated/customer-accounts.ts';
import { CaseLink } from '../../../parts/show/case-link.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { accountWords as words } from '../account.words.ts';

/** What is owed now. */
export const Owed = ({ billing }: Pick<SubscriberCard, 'billing'>) => {
  const { say } = useSpeech();
  if (!billing) return null;
  const { owed } = billing;
  if (owed === 0) return <p className="tag good">{say(words.nothingOwed)}</p>;
  return (
    <p className="owed">
      {say(owed > 0 ? words.owed : words.credit)}{' '}
      <strong>
        <Amount rial={Math.abs(owed)} />
      </strong>
    </p>
  );
};

/** Cases that are open, with a link to each. */
export const OpenCasesOfAccount = ({ openCases }: Pick<SubscriberCard, 'openCases'>) => {
  const { say } = useSpeech();
  return (
    <section className="sheet" aria-labelledby="open-cases">
      <h2 id="open-cases">{say(words.openCases)}</h2>
      {openCases.length === 0 && <p className="soft">{say(words.noCases)}</p>}
      <ul>
        {openCases.map(({ caseId, title, trackingCode, openedOn }) => (
          <li key={caseId}>
            <CaseLink caseId={caseId}>
              {say(title)} <Code>{trackingCode}</Code>
            </CaseLink>{' '}
            <span className="soft">
              <Day on={openedOn} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
