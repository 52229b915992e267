import type { SubscriberCard } from '../../../api/generated/customer-accounts.ts';
import { BillLink } from '../../../parts/identifiers/bill-link.tsx';
import { billNumberIn } from '../../../parts/identifiers/bill-number.ts';
import { CaseLink } from '../../../parts/show/case-link.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { accountWords as words, happeningWords } from '../account.words.ts';
import { meterTakenOffConnectionBecauseTitles as reasons } from '../../../api/generated/metering.titles.ts';
import { inOrder, ofBills, ofCases, ofContract, ofMeter, ofPayments, type Happening } from '../happenings.ts';
import { Few } from './few.tsx';
import { useBills, useCases, useMeter, usePayments } from '../queries.ts';

const FIRST = 12;

const What = ({ happening: { what, code, rial, title, because, caseId } }: { readonly happening: Happening }) => {
  const { say } = useSpeech();
  return (
    <span>
      {say(happeningWords[what])}
      {title && <> · {say(title)}</>}
      {because && <> · {say(reasons[because])}</>}
      {code && (
        <>
          {' '}
          {caseId ? (
            <CaseLink caseId={caseId}>
              <Code>{code}</Code>
            </CaseLink>
          ) : billNumberIn(code) === code ? (
            <BillLink billNumber={code} />
          ) : (
            <Code>{code}</Code>
          )}
        </>
      )}
      {rial !== undefined && (
        <>
          {' · '}
          <Amount rial={rial} />
        </>
      )}
    </span>
  );
};

/** Facts with their days, the latest first. */
export const Timeline = ({ items }: { readonly items: readonly Happening[] }) => (
  <Few items={items} first={FIRST}>
    {(shown) => (
      <ol className="happenings">
        {shown.map((happening, place) => (
          <li key={`${happening.on} ${happening.what} ${happening.code ?? place}`}>
            <Day on={happening.on} />
            <What happening={happening} />
          </li>
        ))}
      </ol>
    )}
  </Few>
);

/** One history from every service; a part that did not come is named. */
export const History = ({ accountId, card }: { readonly accountId: string; readonly card?: SubscriberCard }) => {
  const { say, locale } = useSpeech();
  const names = new Intl.ListFormat(locale);
  const meter = useMeter(accountId, card?.meter?.meterId);
  const bills = useBills(accountId);
  const payments = usePayments(accountId);
  const cases = useCases(accountId);
  const items = inOrder([
    card ? ofContract(card) : [],
    meter.data ? ofMeter(meter.data) : [],
    ofBills(bills.data?.pages.flatMap((page) => page.items) ?? []),
    ofPayments(payments.data?.items ?? []),
    ofCases(cases.data?.items ?? []),
  ]);
  const missing = [
    meter.isError && words.meter,
    bills.isError && words.bills,
    payments.isError && happeningWords.payment,
    cases.isError && words.openCases,
  ].filter((part) => part !== false);
  return (
    <section className="sheet" aria-labelledby="history">
      <h2 id="history">{say(words.history)}</h2>
      {missing.length > 0 && (
        <p className="note warn">{say(words.incomplete, { parts: names.format(missing.map((part) => say(part))) })}</p>
      )}
      {items.length === 0 ? <p className="soft">{say(words.noHistory)}</p> : <Timeline items={items} />}
    </section>
  );
};
