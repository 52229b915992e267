import { Link } from '@tanstack/react-router';
import type { WorklistItemDto } from '../../api/generated/case-handling.ts';
import { usePerson } from '../../app/session.tsx';
import { number } from '../../parts/show/figures.ts';
import { lengthOf, LongRows, type RowPlace } from '../../parts/list/long-rows.tsx';
import { Staff } from '../../parts/show/people.tsx';
import { Code, Day } from '../../parts/show/values.tsx';
import { useSpeech } from '../../words/language.tsx';
import { todayWords as words } from './today.words.ts';

export const Due = ({ dueOn, daysLeft, provisional }: Pick<WorklistItemDto, 'dueOn' | 'daysLeft' | 'provisional'>) => {
  const { say, language } = useSpeech();
  if (dueOn === null || daysLeft === null) return null;
  const count = number(Math.abs(daysLeft), language);
  const sentence = daysLeft === 0 ? words.dueToday : daysLeft > 0 ? words.daysLeft : words.daysOver;
  return (
    <>
      <span className={`tag ${daysLeft < 0 ? 'bad' : daysLeft <= 2 ? 'warn' : 'good'}`}>
        {say(sentence, { count })}
      </span>{' '}
      <span className="soft">
        <Day on={dueOn} /> {provisional && say(words.provisional)}
      </span>
    </>
  );
};

/** The case was at a later step: who sent it back, and when. */
export const CameBack = ({ by, on }: NonNullable<WorklistItemDto['cameBack']>) => {
  const { say } = useSpeech();
  return (
    <p className="soft">
      <span className="tag warn">{say(words.cameBack)}</span>{' '}
      {by !== null && (
        <>
          {say(words.cameBackBy)} <Staff subject={by} /> ·{' '}
        </>
      )}
      <Day on={on} />
    </p>
  );
};

const Row = ({ item, place }: { readonly item: WorklistItemDto; readonly place: RowPlace }) => {
  const { say, language } = useSpeech();
  const { subject } = usePerson();
  const age =
    item.ageInDays === 0 ? say(words.registeredToday) : say(words.daysAgo, { count: number(item.ageInDays, language) });
  return (
    <tr {...place}>
      <td>
        <Link to="/cases/$caseId" params={{ caseId: item.caseId }}>
          {say(item.title)}
        </Link>
        <br />
        <Code>{item.trackingCode}</Code>
      </td>
      <td>
        <Due {...item} />
      </td>
      <td>
        {say(item.nextStep)} {item.escalated && <span className="tag warn">{say(words.escalated)}</span>}{' '}
        {item.assignedTo === subject && <span className="tag">{say(words.mine)}</span>}
        {item.cameBack && <CameBack {...item.cameBack} />}
      </td>
      <td>{age}</td>
    </tr>
  );
};

/** Cases that wait, in the order of the service. */
export const WorklistTable = ({
  items,
  isOver,
}: {
  readonly items: readonly WorklistItemDto[];
  readonly isOver: boolean;
}) => {
  const { say } = useSpeech();
  return (
    <div className={isOver ? 'scroll sheet over' : 'scroll sheet'}>
      <table {...lengthOf(items)}>
        <thead>
          <tr>
            <th scope="col">{say(words.request)}</th>
            <th scope="col">{say(words.due)}</th>
            <th scope="col">{say(words.step)}</th>
            <th scope="col">{say(words.age)}</th>
          </tr>
        </thead>
        <LongRows items={items} columns={4}>
          {(item, place) => <Row key={`${item.caseId} ${item.shownTo}`} item={item} place={place} />}
        </LongRows>
      </table>
    </div>
  );
};
