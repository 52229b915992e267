import { Link, useParams } from '@tanstack/react-router';
import type { SubscriberCard } from '../../api/generated/customer-accounts.ts';
import { ProblemError } from '../../api/problem.ts';
import { useMay } from '../../app/may.ts';
import { ReplayLink } from '../../parts/identifiers/replay-link.tsx';
import { AskReason } from '../../parts/reason/ask-reason.tsx';
import { Empty, Loaded, ProblemView } from '../../parts/show/states.tsx';
import { Code } from '../../parts/show/values.tsx';
import { useSpeech } from '../../words/language.tsx';
import { accountWords as words } from './account.words.ts';
import { FactorsOfAccount } from './factors/of-account.tsx';
import { Bills } from './parts/bills.tsx';
import { Consumption } from './parts/consumption.tsx';
import { History } from './parts/history.tsx';
import { Contract, Holder } from './parts/holder.tsx';
import { Ledger } from './parts/ledger.tsx';
import { Connection } from './parts/connection.tsx';
import { Meter } from './parts/meter.tsx';
import { OpenCasesOfAccount, Owed } from './parts/owed.tsx';
import { lookAtCard, useCard } from './queries.ts';

/** What the service of accounts knows. */
const Known = ({ card }: { readonly card: SubscriberCard }) => (
  <>
    <AskReason
      key={card.accountId}
      accountId={card.accountId}
      look={(reason) => lookAtCard(card.accountId, reason)}
      codes={card.openCases.map(({ trackingCode }) => trackingCode)}
    />
    <Owed billing={card.billing} />
    <div className="beside">
      <Holder card={card} />
      <Contract card={card} />
      <OpenCasesOfAccount openCases={card.openCases} />
    </div>
  </>
);

/** What the other services know; a person who may not see the card is not shown their empty parts. */
const Beside = ({ accountId, card }: { readonly accountId: string; readonly card: SubscriberCard | undefined }) => {
  const { say } = useSpeech();
  return (
    <>
      <div className="beside">
        <Consumption accountId={accountId} />
        {card?.meter && <Meter accountId={accountId} meterId={card.meter.meterId} />}
        {card && !card.meter && <Empty>{say(words.noMeter)}</Empty>}
      </div>
      {card && <Connection accountId={accountId} />}
      {card && <FactorsOfAccount accountId={accountId} />}
      <Bills accountId={accountId} />
      <Ledger accountId={accountId} />
      <History accountId={accountId} {...(card && { card })} />
    </>
  );
};

const isUnknown = (error: unknown): boolean =>
  error instanceof ProblemError && [403, 404].includes(error.problem.status);

/** Everything about one subscriber; each part comes from its service, and one that is away loses only its part. */
export const Account = () => {
  const { say } = useSpeech();
  const { accountId } = useParams({ from: '/accounts/$accountId' });
  const card = useCard(accountId);
  const registers = useMay('register');
  const title = (
    <h1>
      {say(words.title)} <Code>{accountId}</Code>
    </h1>
  );
  if (isUnknown(card.error))
    return (
      <>
        {title}
        <ProblemView error={card.error} />
      </>
    );
  return (
    <>
      <div className="row spread">
        {title}
        <ReplayLink service="customer-accounts" stream={`account-${accountId}`} />
        <Link className="button no-print" to="/money/accounts/$accountId" params={{ accountId }}>
          {say(words.money)}
        </Link>
        {registers && (
          <Link className="button main no-print" to="/register" search={{ account: accountId }}>
            {say(words.register)}
          </Link>
        )}
      </div>
      <Loaded query={card}>{(known) => <Known card={known} />}</Loaded>
      {!card.isPending && <Beside accountId={accountId} card={card.data} />}
    </>
  );
};
