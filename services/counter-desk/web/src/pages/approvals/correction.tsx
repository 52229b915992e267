import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useChanges, useLookEvery } from '../../api/changes/use-changes.ts';
import { billing, cases, dataOf } from '../../api/clients.ts';
import type { Correction as CorrectionDto } from '../../api/generated/billing-adjustments.ts';
import { useMay } from '../../app/may.ts';
import { ReplayLink } from '../../parts/identifiers/replay-link.tsx';
import { Loaded } from '../../parts/show/states.tsx';
import { Code, Day } from '../../parts/show/values.tsx';
import { useSpeech } from '../../words/language.tsx';
import { correctionWords as words } from './correction.words.ts';
import { statusTone, statusWords } from './outcome.ts';
import { Approvers, Barred } from './parts/approvers.tsx';
import { BillChange } from './parts/bill.tsx';
import { Decision, Overtaken } from './parts/decision.tsx';
import { Readings } from './parts/readings.tsx';
import { Consequences, Summary, Warnings } from './parts/facts.tsx';
import { Window } from './parts/window.tsx';
import { hashToSign } from './signing.ts';

/** A colleague may decide meanwhile; an approved correction is posted a moment later. */
const READ_EVERY_MS = 15_000;
const POSTED_SOON_MS = 1_500;

/** The correction as it is shown, with the hash of what is shown. */
const read = async (correctionId: string) => {
  const correction = await dataOf(
    billing.GET('/v1/corrections/{correctionId}', { params: { path: { correctionId } } }),
  );
  return { correction, hash: await hashToSign(correction) };
};

/** The case that asked for it, with its deadline; the rest of the page goes on without it. */
const OfCase = ({ correction: { caseId, correctionId } }: { readonly correction: CorrectionDto }) => {
  const { say } = useSpeech();
  const isOfSystem = caseId === correctionId;
  const { data } = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => dataOf(cases.GET('/v1/cases/{caseId}', { params: { path: { caseId } } })),
    enabled: !isOfSystem,
    retry: false,
  });
  if (isOfSystem) return <p className="soft">{say(words.ofSystem)}</p>;
  return (
    <p className="row">
      <Link to="/cases/$caseId" params={{ caseId }}>
        {say(words.openCase)}
      </Link>
      {data && (
        <>
          <span>
            {say(data.title)} <Code>{data.trackingCode}</Code>
          </span>
          {data.dueOn && (
            <span className="soft">
              {say(words.deadline)}: <Day on={data.dueOn} />
            </span>
          )}
        </>
      )}
    </p>
  );
};

interface Shown {
  readonly correction: CorrectionDto;
  readonly hash: string | undefined;
}

const Sheet = ({ correction, hash }: Shown) => {
  const { say } = useSpeech();
  const { proposal, status, isStale, reason } = correction;
  const waits = status === 'awaitingApproval';
  return (
    <>
      <h1 className="row">
        <span>
          {say(words.title)} <Code>{correction.accountId}</Code>
        </span>
        <span className={`tag ${statusTone[status]}`}>{say(statusWords[status])}</span>
      </h1>
      <ReplayLink service="billing-adjustments" stream={`correction-${correction.correctionId}`} />
      <OfCase correction={correction} />
      {reason !== undefined && <blockquote className="note">{reason}</blockquote>}
      {waits && isStale && <Overtaken correction={correction} />}
      <Barred correction={correction} />
      {proposal && (
        <>
          <Warnings proposal={proposal} />
          <Summary correction={correction} proposal={proposal} />
          {proposal.window && <Window window={proposal.window} />}
          <h2>{say(words.bills)}</h2>
          {proposal.bills.length === 0 && <p>{say(words.noBill)}</p>}
          {proposal.bills.map((bill) => (
            <BillChange key={bill.billNumber} bill={bill} />
          ))}
          <Readings readings={proposal.readings} cause={correction.cause} />
          <Consequences proposal={proposal} />
        </>
      )}
      <Approvers correction={correction} />
      {waits && <Decision correction={correction} hash={hash} />}
    </>
  );
};

/** One correction: everything that an approver signs, and the decision. */
export const Correction = () => {
  const { say } = useSpeech();
  const { correctionId } = useParams({ from: '/approvals/$correctionId' });
  const approves = useMay('approvals');
  useChanges('billing-adjustments', `correction:${correctionId}`, 'correction');
  const every = useLookEvery('billing-adjustments', READ_EVERY_MS);
  const query = useQuery({
    queryKey: ['correction', correctionId],
    queryFn: () => read(correctionId),
    refetchInterval: ({ state: { data } }) => (data?.correction.status === 'fullyApproved' ? POSTED_SOON_MS : every),
  });
  return (
    <>
      <p className="no-print">{approves && <Link to="/approvals">{say(words.back)}</Link>}</p>
      <Loaded query={query} heading={words.title}>
        {(shown) => <Sheet {...shown} />}
      </Loaded>
    </>
  );
};
