import { Link } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import type { Statement, StatementEntry } from '../../../api/generated/billing-adjustments.ts';
import type { ReadingContract } from '../../../api/generated/metering.ts';
import { useMay } from '../../../app/may.ts';
import { CaseLink } from '../../../parts/show/case-link.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Office } from '../../../parts/show/people.tsx';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { inLanguage } from '../../versions/values/in-language.ts';
import { Misread } from './by-contract.tsx';
import { Heads } from './heads.tsx';
import { monthOf } from './month.ts';
import { statementWords as words } from './statement.words.ts';

/** The month whose lines are shown, by its first day; all lines without one. */
export interface ChosenMonth {
  readonly month: string | undefined;
  readonly choose: (month: string | undefined) => void;
}

/** What was charged in each month, with its sum; a month shows its lines alone. */
export const Months = ({
  statement: { months, balance },
  month: chosen,
  choose,
}: ChosenMonth & { readonly statement: Statement }) => {
  const { say, language } = useSpeech();
  return (
    <section className="sheet" aria-labelledby="months">
      <h2 id="months">{say(words.months)}</h2>
      <table className="figures">
        <Heads of={[words.month, words.lines, words.amount]} />
        <tbody>
          {months.map(({ from, entries, amount }) => (
            <tr key={from}>
              <th scope="row">
                <Button
                  className="react-aria-Button plain"
                  aria-pressed={chosen === from}
                  onPress={() => choose(chosen === from ? undefined : from)}
                >
                  {monthOf(from, language)}
                </Button>
              </th>
              <td>{number(entries, language)}</td>
              <td>
                <Amount rial={amount} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say(words.total)}</th>
            <td>
              {number(
                months.reduce((sum, { entries }) => sum + entries, 0),
                language,
              )}
            </td>
            <td>
              <Amount rial={balance} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
};

const Links = ({ entry: { correctionId, caseId } }: { readonly entry: StatementEntry }) => {
  const { say } = useSpeech();
  const opens = useMay('correction');
  if (!opens) return <Code>{caseId.slice(0, 8)}</Code>;
  return (
    <span className="row">
      <Link to="/approvals/$correctionId" params={{ correctionId }}>
        {say(words.correction)}
      </Link>
      {caseId !== correctionId && <CaseLink caseId={caseId}>{say(words.case)}</CaseLink>}
    </span>
  );
};

const Entry = ({ entry }: { readonly entry: StatementEntry }) => {
  const { say, language } = useSpeech();
  const { postedOn, accountId, amount, reason, reverses } = entry;
  return (
    <tr>
      <td data-head={say(words.posted)}>
        <Day on={postedOn} />
      </td>
      <td data-head={say(words.account)}>
        <Code>{accountId}</Code>
      </td>
      <td data-head={say(words.why)}>
        <q>{inLanguage(reason, language)}</q>{' '}
        {reverses !== undefined && <span className="tag">{say(words.reversed)}</span>} <Misread entry={entry} />
      </td>
      <td data-head={say(words.case)}>
        <Links entry={entry} />
      </td>
      <td data-head={say(words.amount)} className="amount">
        <Amount rial={amount} />
      </td>
    </tr>
  );
};

/** Every debit and every reversal, the latest first. */
export const Entries = ({ items, month, choose }: ChosenMonth & { readonly items: readonly StatementEntry[] }) => {
  const { say, language } = useSpeech();
  return (
    <section className="sheet" aria-labelledby="entries">
      <div className="row spread">
        <h2 id="entries">
          {month === undefined ? say(words.entries) : say(words.entriesOf, { month: monthOf(month, language) })}
        </h2>
        {month !== undefined && (
          <Button className="react-aria-Button no-print" onPress={() => choose(undefined)}>
            {say(words.allMonths)}
          </Button>
        )}
      </div>
      <Scroll label={say(words.entries)}>
        <table className="stacked">
          <Heads of={[words.posted, words.account, words.why, words.case, words.amount]} />
          <tbody>
            {items.map((entry) => (
              <Entry key={entry.linkId} entry={entry} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
};

/** The contracts under which it reads. */
export const Contracts = ({ contracts }: { readonly contracts: readonly ReadingContract[] }) => {
  const { say, language } = useSpeech();
  if (contracts.length === 0) return <p className="soft">{say(words.noContract)}</p>;
  return (
    <Scroll label={say(words.contracts)}>
      <table>
        <Heads of={[words.contract, words.county, words.covers, words.from, words.to]} />
        <tbody>
          {contracts.map(({ contractId, countyOffice, zone, meters, from, to, endedBecause }) => (
            <tr key={contractId}>
              <td>
                <Code>{contractId.slice(0, 8)}</Code>
              </td>
              <td>
                <Office id={countyOffice} />
              </td>
              <td>
                {zone === null ? say(words.meters, { count: number(meters.length, language) }) : <Code>{zone}</Code>}
              </td>
              <td>
                <Day on={from} />
              </td>
              <td>
                {to === null ? <span className="soft">{say(words.openEnd)}</span> : <Day on={to} />}{' '}
                {endedBecause !== null && <q>{endedBecause}</q>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};
