import { Link } from '@tanstack/react-router';
import type { WorklistItemDto } from '../../api/generated/case-handling.ts';
import { HeadedTable } from '../../parts/list/listed.tsx';
import { number } from '../../parts/show/figures.ts';
import { Code } from '../../parts/show/values.tsx';
import { useSpeech } from '../../words/language.tsx';
import { byZone } from './groups.ts';
import { todayWords as words } from './today.words.ts';
import { CameBack, Due } from './worklist-table.tsx';

type Item = WorklistItemDto;

const Row = ({ item }: { readonly item: Item }) => {
  const { say, language } = useSpeech();
  const { caseId, trackingCode, nextStep, title, accountId, stageAgeInDays, cameBack } = item;
  return (
    <tr>
      <td data-head={say(words.order)}>
        <Link to="/cases/$caseId" params={{ caseId }}>
          {say(nextStep)}
        </Link>
        <div className="soft">
          {say(title)} · <Code>{trackingCode}</Code>
        </div>
        {cameBack && <CameBack {...cameBack} />}
      </td>
      <td data-head={say(words.account)}>{accountId !== null && <Code>{accountId}</Code>}</td>
      <td data-head={say(words.due)}>
        <Due {...item} />
      </td>
      <td data-head={say(words.openFor)}>
        {stageAgeInDays === 0 ? say(words.openToday) : say(words.openDays, { count: number(stageAgeInDays, language) })}
      </td>
    </tr>
  );
};

const isOver = ({ daysLeft }: Item): boolean => daysLeft !== null && daysLeft < 0;

/** The open orders of a contractor by zone, in each the overdue ones first (A1-4, A1-6). */
export const Orders = ({ items }: { readonly items: readonly Item[] }) => {
  const { say, language } = useSpeech();
  return byZone(items).map(({ zone, items: orders }) => {
    const over = orders.filter(isOver).length;
    const name = zone === null ? say(words.orders) : say(words.zone, { zone });
    return (
      <section key={zone} className={over > 0 ? 'sheet over' : 'sheet'} aria-label={name}>
        <h2 className="row">
          <bdi>{name}</bdi>{' '}
          <span className="soft">{say(words.orderCount, { count: number(orders.length, language) })}</span>
          {over > 0 && <span className="tag bad">{say(words.overdueCount, { count: number(over, language) })}</span>}
        </h2>
        <HeadedTable label={name} heads={[words.order, words.account, words.due, words.openFor]} className="stacked">
          {orders.map((item) => (
            <Row key={item.caseId} item={item} />
          ))}
        </HeadedTable>
      </section>
    );
  });
};
