import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { readingRoundStateTitles as titles } from '../../../api/generated/metering.titles.ts';
import type { ReadingRound } from '../../../api/generated/metering.ts';
import { useMay } from '../../../app/may.ts';
import { PendingButton } from '../../../parts/press/pending-button.tsx';
import { Fact } from '../../../parts/show/fact.tsx';
import { Loaded, ProblemView } from '../../../parts/show/states.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { OrderActions } from './order-actions.tsx';
import { Progress } from './progress.tsx';
import { readList, useRound } from './queries.ts';
import { OrderState } from './rounds.tsx';
import { roundWords as words } from './rounds.words.ts';
import { Stops } from './stops.tsx';

const Facts = ({ round }: { readonly round: ReadingRound }) => {
  const { zone, from, to, contractorId, answerUntil, dueOn, note } = round;
  return (
    <dl className="facts">
      <Fact title={words.state}>
        <OrderState round={round} />
      </Fact>
      <Fact title={words.zone}>
        <Code>{zone}</Code>
      </Fact>
      <Fact title={words.days}>
        <Day on={from} /> – <Day on={to} />
      </Fact>
      <Fact title={words.contractor}>
        <Code>{contractorId}</Code>
      </Fact>
      <Fact title={words.answerUntil}>
        <Day on={answerUntil} />
      </Fact>
      <Fact title={words.dueOn}>
        <Day on={dueOn} />
      </Fact>
      {note !== null && <Fact title={words.note}>{note}</Fact>}
    </dl>
  );
};

const Download = ({ roundId, route }: Pick<ReadingRound, 'roundId' | 'route'>) => {
  const { say } = useSpeech();
  const downloading = useMutation({
    mutationFn: async () => {
      const address = URL.createObjectURL(await readList(roundId));
      const link = Object.assign(document.createElement('a'), { href: address, download: `${route}.csv` });
      link.click();
      URL.revokeObjectURL(address);
    },
  });
  return (
    <>
      {downloading.isError && <ProblemView error={downloading.error} />}
      <PendingButton isPending={downloading.isPending} onPress={() => downloading.mutate()}>
        {say(words.download)}
      </PendingButton>
    </>
  );
};

const Former = ({ orders }: { readonly orders: ReadingRound['formerOrders'] }) => {
  const { say } = useSpeech();
  if (orders.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="former-orders">
      <h2 id="former-orders">{say(words.former)}</h2>
      <ul>
        {orders.map(({ orderId, contractorId, issuedOn, state, note }) => (
          <li key={orderId}>
            <Day on={issuedOn} /> · <Code>{contractorId}</Code> · {say(titles[state])}
            {note !== null && ` · ${note}`}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Shown = ({ round }: { readonly round: ReadingRound }) => {
  const { say } = useSpeech();
  const answers = useMay('answersOrders');
  const { roundId, route, state } = round;
  const isTaken = !answers || !['refused', 'calledBack'].includes(state);
  return (
    <>
      <h1>
        {say(words.one)} <Code>{route}</Code>
      </h1>
      <section className="sheet">
        <Facts round={round} />
        <div className="row no-print">
          {isTaken && <Download roundId={roundId} route={route} />}
          {answers && state === 'accepted' && <Link to="/reading-files">{say(words.send)}</Link>}
        </div>
        <OrderActions round={round} />
      </section>
      <Progress {...round} />
      {isTaken && <Stops roundId={roundId} />}
      <Former orders={round.formerOrders} />
    </>
  );
};

/** One round: its order, its progress, and what is to be read. */
export const Round = () => {
  const { say } = useSpeech();
  const { roundId } = useParams({ from: '/rounds/$roundId' });
  const query = useRound(roundId);
  return (
    <>
      <p className="no-print">
        <Link to="/rounds">{say(words.back)}</Link>
      </p>
      <Loaded query={query} heading={words.one}>
        {(round) => <Shown round={round} />}
      </Loaded>
    </>
  );
};
