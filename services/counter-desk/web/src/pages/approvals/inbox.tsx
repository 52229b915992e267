import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import { useChanges } from '../../api/changes/use-changes.ts';
import { billing, dataOf } from '../../api/clients.ts';
import type { Correction } from '../../api/generated/billing-adjustments.ts';
import { usePerson } from '../../app/session.tsx';
import { Staff } from '../../parts/show/people.tsx';
import { Empty, Loaded } from '../../parts/show/states.tsx';
import { number } from '../../parts/show/figures.ts';
import { Amount, Code, Day } from '../../parts/show/values.tsx';
import { useSpeech } from '../../words/language.tsx';
import { WaitingFactors } from '../account/factors/waiting.tsx';
import { WaitingMoney } from '../money/waiting.tsx';
import { roleWords } from './outcome.ts';
import { inboxWords as words } from './inbox.words.ts';

const approverRoles = ['qualifiedRepresentative', 'headOfSubscriberAffairs'] as const;
type ApproverRole = (typeof approverRoles)[number];
const partWords = { sign: words.sign, signInPlace: words.signInPlace, nameStandIn: words.nameStandIn };

const Marks = ({ correction: { isStale, yourPart, proposal } }: { readonly correction: Correction }) => {
  const { say, language } = useSpeech();
  const warnings = proposal?.warnings.length ?? 0;
  return (
    <span className="row">
      {yourPart && <span className="tag">{say(partWords[yourPart])}</span>}
      {isStale && <span className="tag warn">{say(words.stale)}</span>}
      {warnings > 0 && <span className="tag warn">{say(words.warnings, { count: number(warnings, language) })}</span>}
    </span>
  );
};

const Row = ({ correction }: { readonly correction: Correction }) => {
  const { say } = useSpeech();
  const { correctionId, accountId, proposal, proposedOn, proposedBy } = correction;
  return (
    <tr>
      <td data-head={say(words.account)}>
        <Link to="/approvals/$correctionId" params={{ correctionId }}>
          <Code>{accountId}</Code>
        </Link>
      </td>
      <td data-head={say(words.bills)}>
        {proposal?.bills.map(({ billNumber }) => (
          <div key={billNumber}>
            <Code>{billNumber}</Code>
          </div>
        ))}
      </td>
      <td data-head={say(words.difference)}>{proposal && <Amount rial={proposal.difference} />}</td>
      <td data-head={say(words.proposed)}>
        <Day on={proposedOn} /> · <Staff subject={proposedBy} />
      </td>
      <td data-head={say(words.part)}>
        <Marks correction={correction} />
      </td>
    </tr>
  );
};

const Table = ({ items }: { readonly items: readonly Correction[] }) => {
  const { say } = useSpeech();
  return (
    <div className="scroll">
      <table className="stacked">
        <thead>
          <tr>
            <th scope="col">{say(words.account)}</th>
            <th scope="col">{say(words.bills)}</th>
            <th scope="col">{say(words.difference)}</th>
            <th scope="col">{say(words.proposed)}</th>
            <th scope="col">{say(words.part)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((each) => (
            <Row key={each.correctionId} correction={each} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const OfRole = ({ role, named }: { readonly role: ApproverRole; readonly named: boolean }) => {
  const { say } = useSpeech();
  useChanges('billing-adjustments', 'corrections', 'approvals');
  const query = useInfiniteQuery({
    queryKey: ['approvals', role],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      dataOf(billing.GET('/v1/corrections', { params: { query: { approvalsLeft: role, cursor: pageParam } } })),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <section>
      {named && <h2>{`${say(words.as)} ${say(roleWords[role])}`}</h2>}
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? <Empty>{say(words.empty)}</Empty> : <Table items={items} />;
        }}
      </Loaded>
      {query.hasNextPage && <Button onPress={() => void query.fetchNextPage()}>{say(words.more)}</Button>}
    </section>
  );
};

/** Corrections that wait for the person at the desk, in each role that approves. */
export const Approvals = () => {
  const { say } = useSpeech();
  const { roles } = usePerson();
  const mine = approverRoles.filter((role) => roles.includes(role));
  return (
    <>
      <h1>{say(words.title)}</h1>
      {mine.length === 0 && <Empty>{say(words.notApprover)}</Empty>}
      {mine.map((role) => (
        <OfRole key={role} role={role} named={mine.length > 1} />
      ))}
      {mine.length > 0 && <WaitingFactors />}
      {mine.length > 0 && <WaitingMoney />}
    </>
  );
};
