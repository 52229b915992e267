import { Link } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import type { ExplainedCorrection } from '../../../api/generated/billing-adjustments.ts';
import { useMay } from '../../../app/may.ts';
import { CaseLink } from '../../../parts/show/case-link.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { billWords as words } from '../bill.words.ts';
import { useRequests, type Whole } from '../queries.ts';

/** The case and the correction are open to the office of the case, its county and auditors: the service says who. */
const Ways = ({ correction: { caseId, correctionId } }: { readonly correction: ExplainedCorrection }) => {
  const { say } = useSpeech();
  const opens = useMay('correction');
  if (caseId === undefined || !opens) return null;
  return (
    <p className="row no-print">
      <Link to="/approvals/$correctionId" params={{ correctionId }}>
        {say(words.openCorrection)}
      </Link>
      {caseId !== correctionId && <CaseLink caseId={caseId}>{say(words.openCase)}</CaseLink>}
    </p>
  );
};

/** What corrections changed, with the way to the case behind each. */
export const Corrections = ({ bill: { corrections, returnedPayments } }: { readonly bill: Whole }) => {
  const { say } = useSpeech();
  return (
    <>
      {corrections.length > 0 && (
        <section className="sheet" aria-labelledby="corrections">
          <h2 id="corrections">{say(words.corrections)}</h2>
          {corrections.map((correction) => (
            <div key={correction.eventId}>
              <p>
                <Sentence>{say(correction.sentence)}</Sentence> {say(words.difference)}:{' '}
                <strong>
                  <Amount rial={correction.difference} />
                </strong>
              </p>
              {correction.reason !== undefined && (
                <blockquote className="note no-print">{correction.reason}</blockquote>
              )}
              <Ways correction={correction} />
            </div>
          ))}
        </section>
      )}
      {returnedPayments.length > 0 && (
        <section className="sheet" aria-labelledby="returned">
          <h2 id="returned">{say(words.returned)}</h2>
          {returnedPayments.map((returned) => (
            <p key={returned.en}>
              <Sentence>{say(returned)}</Sentence>
            </p>
          ))}
        </section>
      )}
    </>
  );
};

/** Requests about the bill, in the reader's own office or county. */
export const Requests = ({ billNumber }: { readonly billNumber: string }) => {
  const { say } = useSpeech();
  const query = useRequests(billNumber);
  if (!useMay('today')) return null;
  return (
    <section className="sheet no-print" aria-labelledby="requests">
      <h2 id="requests">{say(words.requests)}</h2>
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <p className="soft">{say(words.noRequests)}</p>;
          return (
            <ul>
              {items.map(({ caseId, title, trackingCode, openedOn, state }) => (
                <li key={caseId}>
                  <CaseLink caseId={caseId}>
                    {say(title)} <Code>{trackingCode}</Code>
                  </CaseLink>{' '}
                  <span className="soft">
                    <Day on={openedOn} /> · {say(state === 'open' ? words.open : words.ended)}
                  </span>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      {query.hasNextPage && <Button onPress={() => void query.fetchNextPage()}>{say(words.more)}</Button>}
    </section>
  );
};
