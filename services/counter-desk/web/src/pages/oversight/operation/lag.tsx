import { Heads } from '../../../parts/list/heads.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { faultWords, followerWords, operationWords as words } from './operation.words.ts';
import { EachService } from './parts/each-service.tsx';
import { Behind, Since } from './parts/lag-words.tsx';
import { OperationPage } from './parts/pages.tsx';
import { Technical } from './parts/technical.tsx';
import { followersQuery, type Follower } from './queries.ts';
import { farthestFirst } from './values/lag.ts';

const heads = [words.what, words.waiting, words.since, words.lastFault];

const Fault = ({ of: { lastFault } }: { readonly of: Follower }) => {
  const { say } = useSpeech();
  if (!lastFault) return <span className="soft">{say(words.noFault)}</span>;
  return (
    <>
      {say(faultWords[lastFault.kind])}
      <Technical lines={[lastFault.at, lastFault.message]} />
    </>
  );
};

const Row = ({ follower }: { readonly follower: Follower }) => {
  const { say } = useSpeech();
  const { kind, name, isHere } = follower;
  return (
    <tr>
      <th scope="row">
        {say(followerWords[kind])} {kind === 'view' && <Code>{name}</Code>}
        {isHere === false && <span className="soft"> ({say(words.elsewhere)})</span>}
      </th>
      <td>
        <Behind of={follower} />
      </td>
      <td>
        <Since of={follower} />
      </td>
      <td>
        <Fault of={follower} />
      </td>
    </tr>
  );
};

const Table = ({ of }: { readonly of: readonly Follower[] }) => {
  const { say } = useSpeech();
  return (
    <Scroll label={say(words.lag)}>
      <table>
        <Heads of={heads} />
        <tbody>
          {of.map((follower) => (
            <Row key={`${follower.kind} ${follower.name}`} follower={follower} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};

/** Those that are behind or had a fault stand open. */
const Followers = ({ of }: { readonly of: readonly Follower[] }) => {
  const { say, language } = useSpeech();
  const isNoted = ({ behind, lastFault }: Follower): boolean => behind > 0 || lastFault !== undefined;
  const [noted, others] = [of.filter(isNoted), of.filter((each) => !isNoted(each))];
  return (
    <>
      {noted.length > 0 ? <Table of={noted} /> : <p className="note good">{say(words.upToDate)}</p>}
      {others.length > 0 && (
        <details>
          <summary>{say(words.others, { count: number(others.length, language) })}</summary>
          <Table of={others} />
        </details>
      )}
    </>
  );
};

/** How far behind each part of each service is; it refreshes itself. */
export const OperationLag = () => (
  <OperationPage title={words.lag} says={words.lagSays}>
    <EachService query={followersQuery}>{({ items }) => <Followers of={farthestFirst(items)} />}</EachService>
  </OperationPage>
);
