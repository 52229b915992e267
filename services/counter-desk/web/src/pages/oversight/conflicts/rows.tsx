import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  conflictKindTitles,
  decisionStatusTitles,
  partInDecisionAsTitles,
  partOfPersonAsTitles,
} from '../../../api/generated/billing-adjustments.titles.ts';
import type { Service } from '../../../api/clients.ts';
import { ReplayLink } from '../../../parts/identifiers/replay-link.tsx';
import { CaseLink } from '../../../parts/show/case-link.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Office, Staff } from '../../../parts/show/people.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { documentsQuery } from '../../versions/queries.ts';
import { durationOfMinutes, durationWords } from '../duration.ts';
import { conflictWords as words } from './conflicts.words.ts';
import type { Shown } from './queries.ts';

const partTitles: Readonly<Record<string, Words>> = { ...partOfPersonAsTitles, ...partInDecisionAsTitles };

/** A published version: the title of its document, and its name. */
const VersionLink = ({ service, matter }: { readonly service: Service; readonly matter: string }) => {
  const { say } = useSpeech();
  const [document, version] = matter.split(' ') as [string, string];
  const { data } = useQuery(documentsQuery(service));
  const title = data?.items.find((each) => each.document === document)?.title;
  return (
    <>
      <Link to="/versions/$service/$document" params={{ service, document }}>
        {title ? say(title) : say(words.open)}
      </Link>{' '}
      <Code>{version}</Code>
    </>
  );
};

/** What a decision is about, with its page at the desk. */
const MatterLink = ({
  service,
  decision: { kind, matter, accounts },
}: {
  readonly service: Service;
  readonly decision: Shown;
}) => {
  const { say } = useSpeech();
  const open = say(words.open);
  switch (kind) {
    case 'correction':
      return (
        <Link to="/approvals/$correctionId" params={{ correctionId: matter }}>
          {open}
        </Link>
      );
    case 'refund':
      return (
        <Link to="/money/refunds/$refundId" params={{ refundId: matter }}>
          {open}
        </Link>
      );
    case 'reversal':
      return (
        <Link to="/money/reversals/$reversalId" params={{ reversalId: matter }}>
          {open}
        </Link>
      );
    case 'volumeFactor':
      return accounts[0] === undefined ? null : (
        <Link to="/accounts/$accountId/volume-factors" params={{ accountId: accounts[0] }}>
          {open}
        </Link>
      );
    case 'unidentifiedPayment':
      return (
        <Link to="/money/unidentified/$id" params={{ id: matter }}>
          {open}
        </Link>
      );
    case 'readingReview':
      return (
        <Link to="/readings/$reviewId" params={{ reviewId: matter }}>
          {open}
        </Link>
      );
    case 'case':
      return <CaseLink caseId={matter}>{open}</CaseLink>;
    case 'policy':
    case 'tariff':
    case 'feeSchedule':
    case 'workingCalendar':
      return <VersionLink service={service} matter={matter} />;
    default:
      return null;
  }
};

const Persons = ({ decision: { parts } }: { readonly decision: Shown }) => {
  const { say } = useSpeech();
  return (
    <ul className="plain">
      {parts.map(({ as, by, office, round }) => (
        <li key={`${as} ${by} ${round}`}>
          {say(partTitles[as] ?? words.part)}: <Staff subject={by} />
          {office !== undefined && (
            <span className="soft">
              {' '}
              {say(words.office)} <Office id={office} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
};

const Because = ({ decision: { because = [], retroactiveBecause } }: { readonly decision: Shown }) => {
  const { say } = useSpeech();
  return (
    <ul className="plain">
      {because.map((reason) => (
        <li key={reason.rule}>
          {say(reason)}{' '}
          {reason.rule === 'Retroactive' && retroactiveBecause !== undefined && <q>{retroactiveBecause}</q>}
        </li>
      ))}
    </ul>
  );
};

/** Each stream of the events behind a decision. */
const streamsOf = ({ events }: Shown): readonly string[] => [...new Set(events.map(({ stream }) => stream))];

const Matter = ({ service, decision }: { readonly service: Service; readonly decision: Shown }) => {
  const { say, language } = useSpeech();
  const { kind, title, accounts, status, round } = decision;
  return (
    <>
      <strong>{say(title ?? conflictKindTitles[kind as keyof typeof conflictKindTitles])}</strong>{' '}
      {status !== 'decided' && <span className="tag">{say(decisionStatusTitles[status])}</span>}{' '}
      <MatterLink service={service} decision={decision} />
      {accounts.map((account) => (
        <div key={account}>
          {say(words.account)}{' '}
          <Link to="/accounts/$accountId" params={{ accountId: account }}>
            <Code>{account}</Code>
          </Link>
        </div>
      ))}
      {streamsOf(decision).map((stream) => (
        <div key={stream}>
          <ReplayLink service={service} stream={stream} />
        </div>
      ))}
      {round > 0 && <div className="soft">{say(words.declinedBefore, { count: number(round, language) })}</div>}
    </>
  );
};

/** One decision: what, who, how quickly, and why it is examined. */
export const Row = ({ service, decision }: { readonly service: Service; readonly decision: Shown }) => {
  const { say, language } = useSpeech();
  const { on, minutes, counts } = decision;
  const waited = minutes === undefined ? undefined : durationOfMinutes(minutes);
  return (
    <tr>
      <td>
        <Day on={on} />
      </td>
      <td>
        <Matter service={service} decision={decision} />
        {counts !== undefined && (
          <div>
            <Amount rial={counts} />
          </div>
        )}
      </td>
      <td className="because">
        <Because decision={decision} />
      </td>
      <td>
        <Persons decision={decision} />
      </td>
      <td>{waited && say(durationWords[waited.unit], { count: number(waited.count, language) })}</td>
    </tr>
  );
};
