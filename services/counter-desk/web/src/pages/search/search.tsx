import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Navigate, useSearch } from '@tanstack/react-router';
import { More } from '../../parts/list/more.tsx';
import { accounts, cases, dataOf } from '../../api/clients.ts';
import { ProblemError } from '../../api/problem.ts';
import { useSought } from '../../app/sought.ts';
import { useMay } from '../../app/may.ts';
import { billNumberIn } from '../../parts/identifiers/bill-number.ts';
import { Empty, Loaded, ProblemView } from '../../parts/show/states.tsx';
import { number } from '../../parts/show/figures.ts';
import { Sentence } from '../../parts/show/sentence.tsx';
import { useSpeech } from '../../words/language.tsx';
import { shellWords } from '../../words/shell.words.ts';
import { FoundAccounts } from './found-accounts.tsx';
import { OpenFound } from './open-found.tsx';
import { searchWords as words } from './search.words.ts';
import { isExact, soughtBy } from './sought.ts';

const Guide = () => {
  const { say } = useSpeech();
  return <p className="soft">{say(words.guide)}</p>;
};

const Nothing = () => {
  const { say } = useSpeech();
  return (
    <Empty>
      <p>{say(words.nothing)}</p>
      <Guide />
    </Empty>
  );
};

/** A search that a service refuses says what to type; that is no fault. */
const Guidance = ({ error }: { readonly error: unknown }) => {
  if (!(error instanceof ProblemError) || ![400, 422].includes(error.problem.status))
    return <ProblemView error={error} />;
  const { detail, title, errors = [] } = error.problem;
  const sentences = errors.length > 0 ? errors.map(({ message }) => message) : [detail ?? title];
  return (
    <div className="note warn" role="status">
      {sentences.map((sentence) => (
        <p key={sentence}>
          <Sentence>{sentence}</Sentence>
        </p>
      ))}
      <Guide />
    </div>
  );
};

const CaseOfCode = ({ code }: { readonly code: string }) => {
  const query = useQuery({
    queryKey: ['tracking', code],
    queryFn: () => dataOf(cases.GET('/v1/tracking/{trackingCode}', { params: { path: { trackingCode: code } } })),
  });
  if (query.error instanceof ProblemError && query.error.problem.status === 404) return <Nothing />;
  if (query.isError) return <Guidance error={query.error} />;
  return <Loaded query={query}>{({ caseId }) => <Navigate to="/cases/$caseId" params={{ caseId }} replace />}</Loaded>;
};

const Accounts = ({ text }: { readonly text: string }) => {
  const { say, language } = useSpeech();
  const query = useInfiniteQuery({
    queryKey: ['search', text],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      dataOf(
        accounts.POST('/v1/account-searches', { body: { search: text, ...(pageParam && { cursor: pageParam }) } }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (query.isError) return <Guidance error={query.error} />;
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        const [first] = items;
        if (first === undefined) return <Nothing />;
        if (items.length === 1 && !query.hasNextPage && isExact(first.matchedBy))
          return <OpenFound found={first} text={text} />;
        return (
          <>
            <p className="soft" role="status">
              {say(words.count, { count: number(items.length, language) })}
            </p>
            <FoundAccounts items={items} />
            <More query={query}>{say(words.more)}</More>
          </>
        );
      }}
    </Loaded>
  );
};

/** Whatever the words in the search box name: one exact hit opens at once, several are listed. */
export const Search = () => {
  const { say } = useSpeech();
  const { q } = useSearch({ from: '/search' });
  const typed = useSought();
  const { text, isTrackingCode } = soughtBy(q ?? typed);
  const billNumber = billNumberIn(text);
  const opensBills = useMay('bill');
  if (billNumber !== undefined && opensBills)
    return <Navigate to="/bills/$billNumber" params={{ billNumber }} replace />;
  return (
    <>
      <h1>
        <Sentence>{text === '' ? say(shellWords.find) : say(words.title, { text: q ?? typed })}</Sentence>
      </h1>
      {text === '' && <Guide />}
      {text !== '' && (isTrackingCode ? <CaseOfCode code={text} /> : <Accounts text={text} />)}
    </>
  );
};
