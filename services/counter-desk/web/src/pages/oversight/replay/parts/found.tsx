import { Link } from '@tanstack/react-router';
import { HeadedTable } from '../../../../parts/list/listed.tsx';
import { LoadMore } from '../../../../parts/list/load-more.tsx';
import { Moment } from '../../../../parts/show/moment.tsx';
import { Empty, Loaded } from '../../../../parts/show/states.tsx';
import { Code } from '../../../../parts/show/values.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { useFound, type Sought } from '../queries.ts';
import { findWords as words } from '../replay.words.ts';

type Rows = NonNullable<ReturnType<typeof useFound>['data']>['pages'][number]['items'];

const Table = ({ service, items }: { readonly service: Sought['service']; readonly items: Rows }) => {
  const { say } = useSpeech();
  return (
    <HeadedTable label={say(words.found)} className="even" heads={[words.kind, words.id, words.begun]}>
      {items.map(({ stream, category, id, title, begunAt }) => (
        <tr key={stream}>
          <th scope="row">
            <Link to="/replay/$service/$stream" params={{ service, stream }}>
              {title ? say(title) : category}
            </Link>
          </th>
          <td>
            <Code>{id}</Code>
          </td>
          <td>
            <Moment at={begunAt} />
          </td>
        </tr>
      ))}
    </HeadedTable>
  );
};

const OfService = ({ sought }: { readonly sought: Sought }) => {
  const { say } = useSpeech();
  const query = useFound(sought);
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return null;
        return (
          <>
            <Table service={sought.service} items={items} />
            <LoadMore query={query}>{say(words.more)}</LoadMore>
          </>
        );
      }}
    </Loaded>
  );
};

/** Whether every service has answered that it has none. */
const useNothing = (among: readonly Sought[]): boolean =>
  // The number of services is the same at every look.
  among.map((sought) => useFound(sought).data?.pages[0]!.items.length === 0).every(Boolean);

/** The records found, by service. */
export const Found = ({ among }: { readonly among: readonly Sought[] }) => {
  const { say } = useSpeech();
  const isNothing = useNothing(among);
  return (
    <section className="sheet" aria-labelledby="found">
      <h2 id="found">{say(words.found)}</h2>
      {among.map((sought) => (
        <OfService key={sought.service} sought={sought} />
      ))}
      {isNothing && (
        <Empty>
          <p role="status">{say(words.nothing)}</p>
        </Empty>
      )}
    </section>
  );
};
