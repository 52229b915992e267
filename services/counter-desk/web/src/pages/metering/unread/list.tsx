import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  rightToCutTriggerTitles as triggers,
  unreadPeriodClosedByTitles as closedBy,
} from '../../../api/generated/metering.titles.ts';
import type { RightToCut, UnreadConnectionShown, UnreadPeriod } from '../../../api/generated/metering.ts';
import { useMay } from '../../../app/may.ts';
import { usePerson } from '../../../app/session.tsx';
import { Listed } from '../../../parts/list/listed.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Office } from '../../../parts/show/people.tsx';
import { Empty } from '../../../parts/show/states.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { useUnread, type Trigger } from './queries.ts';
import { unreadWords as words } from './unread.words.ts';

const choices = [undefined, 'notDetermined', 'notRead'] as const satisfies readonly (Trigger | undefined)[];

const Connection = ({ connection }: { readonly connection: UnreadConnectionShown }) => {
  const { say } = useSpeech();
  const { roles } = usePerson();
  const { accountId, meterId, countyOffice } = connection;
  return (
    <>
      <Link to="/accounts/$accountId" params={{ accountId }}>
        <Code>{accountId}</Code>
      </Link>
      <div className="soft">
        {meterId === null ? (
          say(words.noMeter)
        ) : (
          <>
            {say(words.meter)} <Code>{meterId}</Code>
          </>
        )}
      </div>
      {roles.includes('auditor') && countyOffice !== null && <Office id={countyOffice} />}
    </>
  );
};

const Period = ({ period }: { readonly period: UnreadPeriod }) => {
  const { say } = useSpeech();
  return (
    <div>
      {say(words.period)} <Day on={period.after} /> {say(words.until)} <Day on={period.to} />:{' '}
      {say(closedBy[period.closedBy])}
    </div>
  );
};

interface RowProps {
  readonly connection: UnreadConnectionShown;
  readonly right: RightToCut;
}

const Row = ({ connection, right }: RowProps) => {
  const { say, language } = useSpeech();
  const { trigger, rule, since, periods, inARow, notice } = right;
  return (
    <tr>
      <td data-head={say(words.account)}>
        <Connection connection={connection} />
      </td>
      <td data-head={say(words.why)}>
        {say(triggers[trigger])}{' '}
        <span className="soft">
          <Code>{rule}</Code>
        </span>
      </td>
      <td data-head={say(words.since)}>
        <Day on={since} />
      </td>
      <td data-head={say(words.periods)}>
        {periods.map((period) => (
          <Period key={period.to} period={period} />
        ))}
        {inARow > periods.length && (
          <div className="soft">{say(words.inARow, { count: number(inARow, language) })}</div>
        )}
      </td>
      <td data-head={say(words.notice)}>{say(notice)}</td>
    </tr>
  );
};

/** Rights of the company that nobody has used, the oldest first; a line for each reason (15.4-6). */
export const UnreadConnections = () => {
  const { say } = useSpeech();
  const sees = useMay('unread');
  const [chosen, choose] = useState<Trigger>();
  const query = useUnread(chosen);
  if (!sees) return <Empty>{say(words.notYours)}</Empty>;
  return (
    <>
      <h1>{say(words.title)}</h1>
      <p className="soft">{say(words.says)}</p>
      <div className="row" role="group" aria-label={say(words.which)}>
        {choices.map((each) => (
          <Button key={each ?? ''} aria-pressed={chosen === each} onPress={() => choose(each)}>
            {say(each === undefined ? words.all : triggers[each])}
          </Button>
        ))}
      </div>
      <Listed
        label={say(words.title)}
        heads={[words.account, words.why, words.since, words.periods, words.notice]}
        query={query}
        empty={say(words.none)}
        className="stacked"
      >
        {(connection) =>
          connection.rights.map((right) => (
            <Row key={`${connection.accountId} ${right.trigger}`} connection={connection} right={right} />
          ))
        }
      </Listed>
    </>
  );
};
