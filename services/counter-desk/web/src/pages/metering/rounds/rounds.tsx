import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { readingRoundStateTitles as titles } from '../../../api/generated/metering.titles.ts';
import type { ReadingRound } from '../../../api/generated/metering.ts';
import { useMay } from '../../../app/may.ts';
import { FoldedCommand } from '../../../parts/form/command/command-form.tsx';
import { field } from '../../../parts/form/values/page-field.ts';
import { Listed } from '../../../parts/list/listed.tsx';
import { Empty } from '../../../parts/show/states.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { ProgressBar } from './progress.tsx';
import { useRounds, useRoutes, type Chosen } from './queries.ts';
import { DrawRoute } from './routes/draw-route.tsx';
import { Routes } from './routes/routes.tsx';
import { roundWords as words } from './rounds.words.ts';

const choices = [undefined, 'issued', 'accepted', 'refused', 'calledBack', 'done', 'overdue'] as const;

export const OrderState = ({ round }: { readonly round: Pick<ReadingRound, 'state' | 'isOverdue'> }) => {
  const { say } = useSpeech();
  return (
    <>
      {say(titles[round.state])}
      {round.isOverdue && <span className="tag bad">{say(words.overdue)}</span>}
    </>
  );
};

const Row = ({ round, isOwn }: { readonly round: ReadingRound; readonly isOwn: boolean }) => {
  const { say } = useSpeech();
  const { roundId, route, zone, from, to, dueOn, contractorId } = round;
  return (
    <tr>
      <td data-head={say(words.round)}>
        <Link to="/rounds/$roundId" params={{ roundId }}>
          <Code>{route}</Code>
        </Link>{' '}
        <span className="soft">
          <Code>{zone}</Code>
        </span>
      </td>
      <td data-head={say(words.days)}>
        <Day on={from} /> – <Day on={to} />
      </td>
      <td data-head={say(words.order)}>
        <OrderState round={round} />
        {!isOwn && (
          <div className="soft">
            <Code>{contractorId}</Code>
          </div>
        )}
      </td>
      <td data-head={say(words.dueOn)}>
        <Day on={dueOn} />
      </td>
      <td data-head={say(words.progress)}>
        <ProgressBar {...round} />
      </td>
    </tr>
  );
};

/** Draws routes, and opens rounds of those that are drawn. */
const OpenRound = () => {
  const { say } = useSpeech();
  const { data } = useRoutes(true);
  const zones = [...new Set(data?.items.map(({ zone }) => zone))];
  const fields = [
    field('zone', words.zone, {
      type: 'choice',
      options: zones.map((value) => ({ value, label: { fa: value, en: value } })),
    }),
    field('route', words.route, { required: false, maxLength: 64 }),
    field('from', words.from, { type: 'date' }),
    field('to', words.to, { type: 'date' }),
    field('contractorId', words.contractor, { required: false, help: words.contractorHelp, maxLength: 64 }),
  ];
  return (
    <section className="sheet spaced">
      {zones.length > 0 && (
        <FoldedCommand service="metering" path="/v1/reading-rounds" label={say(words.open)} fields={fields}>
          <p className="soft">{say(words.openSays)}</p>
        </FoldedCommand>
      )}
      <DrawRoute />
      <Routes />
    </section>
  );
};

/** Rounds of the county with their progress; a contractor sees its own orders. */
export const Rounds = () => {
  const { say } = useSpeech();
  const [opens, answers, sees] = [useMay('opensRounds'), useMay('answersOrders'), useMay('rounds')];
  const [chosen, choose] = useState<Chosen>();
  const query = useRounds(chosen);
  if (!sees) return <Empty>{say(words.notYours)}</Empty>;
  const title = say(answers ? words.own : words.title);
  return (
    <>
      <h1>{title}</h1>
      {opens && <OpenRound />}
      <div className="row" role="group" aria-label={say(words.which)}>
        {choices.map((each) => (
          <Button key={each ?? ''} aria-pressed={chosen === each} onPress={() => choose(each)}>
            {say(each === undefined ? words.all : each === 'overdue' ? words.overdue : titles[each])}
          </Button>
        ))}
      </div>
      <Listed
        label={title}
        className="stacked"
        heads={[words.round, words.days, words.order, words.dueOn, words.progress]}
        query={query}
        empty={say(words.none)}
      >
        {(round) => <Row key={round.roundId} round={round} isOwn={answers} />}
      </Listed>
    </>
  );
};
