import { Link, useSearch } from '@tanstack/react-router';
import { useChanges } from '../../../api/changes/use-changes.ts';
import type { BoardCaseDto } from '../../../api/generated/case-handling.ts';
import { Heads } from '../../../parts/list/heads.tsx';
import { LoadMore } from '../../../parts/list/load-more.tsx';
import { lengthOf, LongRows, type RowPlace } from '../../../parts/list/long-rows.tsx';
import { CaseLink } from '../../../parts/show/case-link.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Office } from '../../../parts/show/people.tsx';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { Empty, Loaded } from '../../../parts/show/states.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import './board.css';
import { boardWords as words } from './board.words.ts';
import { countedIn, type Group } from './chosen.ts';
import { useBoardCases } from './queries.ts';

const heads = [
  words.kindHead,
  words.dueHead,
  words.stageHead,
  words.whoHead,
  words.officeHead,
  words.sinceHead,
  words.openedHead,
];

const tones: Readonly<Partial<Record<BoardCaseDto['due'], string>>> = { overdue: 'bad', today: 'warn', soon: 'warn' };

const Due = ({ due, dueOn, daysLeft }: Pick<BoardCaseDto, 'due' | 'dueOn' | 'daysLeft'>) => {
  const { say, language } = useSpeech();
  if (dueOn === null || daysLeft === null) return <span className="soft">{say(words.none)}</span>;
  const count = number(Math.abs(daysLeft), language);
  const onTheDay = due === 'overdue' ? words.endedToday : words.dueToday;
  const sentence = daysLeft === 0 ? onTheDay : daysLeft > 0 ? words.daysLeft : words.daysOver;
  return (
    <>
      <span className={`tag ${tones[due] ?? ''}`}>{say(sentence, { count })}</span>{' '}
      <span className="soft">
        <Day on={dueOn} />
      </span>
    </>
  );
};

const Row = ({ item, place }: { readonly item: BoardCaseDto; readonly place: RowPlace }) => {
  const { say } = useSpeech();
  return (
    <tr {...place}>
      <td>
        <CaseLink caseId={item.caseId}>{say(item.title)}</CaseLink>
        <br />
        <Code>{item.trackingCode}</Code>
      </td>
      <td>
        <Due {...item} />
      </td>
      <td>{say(item.stageTitle)}</td>
      <td>{say(item.awaitsTitle)}</td>
      <td>
        <Office id={item.officeId} />
      </td>
      <td>
        <Day on={item.since} />
      </td>
      <td>
        <Day on={item.openedOn} />
      </td>
    </tr>
  );
};

const Cases = ({ items }: { readonly items: readonly BoardCaseDto[] }) => {
  const { say } = useSpeech();
  if (items.length === 0)
    return (
      <Empty>
        <p>{say(words.noCases)}</p>
        <p>{say(words.noCasesHint)}</p>
      </Empty>
    );
  return (
    <div className="sheet">
      <Scroll label={say(words.casesTitle)}>
        <table {...lengthOf(items)}>
          <Heads of={heads} />
          <LongRows items={items} columns={heads.length}>
            {(item, place) => <Row key={item.caseId} item={item} place={place} />}
          </LongRows>
        </table>
      </Scroll>
    </div>
  );
};

/** The cases of the group in words, as the first of them has it. */
const Named = ({ group, first }: { readonly group: Group; readonly first: BoardCaseDto | undefined }) => {
  const { say } = useSpeech();
  const due = (['overdue', 'today', 'later', 'none'] as const).find((each) => each === group.due);
  const names = [
    due && say(words[due]),
    group.kind && first && say(first.title),
    group.stage && first && say(first.stageTitle),
    group.awaits && first && say(first.awaitsTitle),
  ].filter((name) => name !== undefined && name !== '');
  return names.length === 0 ? null : <p className="soft">{names.join(' · ')}</p>;
};

/** The open cases behind one number of the board, the nearest deadline first. */
export const CasesBehind = () => {
  const { say } = useSpeech();
  const group = useSearch({ from: '/board/cases' });
  useChanges('case-handling', 'cases', 'board-cases');
  const query = useBoardCases(group);
  return (
    <>
      <p className="no-print">
        <Link to="/board" search={countedIn({ ...group, ...(group.stage !== undefined && { kind: undefined }) })}>
          {say(words.board)}
        </Link>
      </p>
      <h1>{say(words.casesTitle)}</h1>
      <Loaded query={query}>
        {({ pages }) => (
          <>
            <Named group={group} first={pages[0]?.items[0]} />
            <Cases items={pages.flatMap(({ items }) => items)} />
          </>
        )}
      </Loaded>
      <LoadMore query={query}>{say(words.more)}</LoadMore>
    </>
  );
};
