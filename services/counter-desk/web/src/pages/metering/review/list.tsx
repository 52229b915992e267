import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import { Heads } from '../../../parts/list/heads.tsx';
import { More } from '../../../parts/list/more.tsx';
import type { ReadingToReview } from '../../../api/generated/metering.ts';
import { number } from '../../../parts/show/figures.ts';
import { Office } from '../../../parts/show/people.tsx';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Empty, Loaded } from '../../../parts/show/states.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { FindMeter } from '../meter/find-meter.tsx';
import { states, type Chosen } from './chosen.ts';
import { NotBilled } from './not-billed.tsx';
import { useReviews, useWaitingReviews } from './queries.ts';
import { reviewWords as words } from './review.words.ts';

interface Choosing {
  readonly chosen: Chosen;
  readonly choose: (next: Chosen) => void;
}

const States = ({ chosen, choose }: Choosing) => {
  const { say } = useSpeech();
  const { state = 'waiting' } = chosen;
  return (
    <div className="row" role="group" aria-label={say(words.state)}>
      {states.map((each) => (
        <Button
          key={each}
          aria-pressed={state === each}
          onPress={() => choose({ ...chosen, state: each === 'waiting' ? undefined : each })}
        >
          {say(words[each])}
        </Button>
      ))}
    </div>
  );
};

/** Why readings wait, with how many: words and figures of the service. */
const Findings = ({ chosen, choose }: Choosing) => {
  const { say, language } = useSpeech();
  const { data } = useWaitingReviews();
  if (!data || data.findings.length < 2) return null;
  return (
    <div className="row" role="group" aria-label={say(words.why)}>
      <Button aria-pressed={chosen.finding === undefined} onPress={() => choose({ ...chosen, finding: undefined })}>
        {say(words.all)}
      </Button>
      {data.findings.map(({ finding, title, waiting }) => (
        <Button key={finding} aria-pressed={chosen.finding === finding} onPress={() => choose({ ...chosen, finding })}>
          {say(words.ofCount, { title: say(title), count: number(waiting, language) })}
        </Button>
      ))}
    </div>
  );
};

/** Only a reader of several counties chooses one. */
const Counties = ({ chosen, choose }: Choosing) => {
  const { say, language } = useSpeech();
  const { data } = useWaitingReviews();
  if (!data || data.counties.length < 2) return null;
  return (
    <div className="row" role="group" aria-label={say(words.county)}>
      <Button aria-pressed={chosen.county === undefined} onPress={() => choose({ ...chosen, county: undefined })}>
        {say(words.all)}
      </Button>
      {data.counties.map(({ countyOffice, waiting }) => (
        <Button
          key={countyOffice}
          aria-pressed={chosen.county === countyOffice}
          onPress={() => choose({ ...chosen, county: countyOffice })}
        >
          <Office id={countyOffice} /> ({number(waiting, language)})
        </Button>
      ))}
    </div>
  );
};

const Marks = ({ review }: { readonly review: ReadingToReview }) => {
  const { say } = useSpeech();
  const { visitOrdered, correctionAwaited, end, open } = review;
  return (
    <span className="row">
      {open && visitOrdered && <span className="tag warn">{say(words.visitMark)}</span>}
      {correctionAwaited && <span className="tag warn">{say(words.awaitedMark)}</span>}
      {!open && end && <span className="tag">{say(words[end.outcome])}</span>}
    </span>
  );
};

const Row = ({ review, chosen }: { readonly review: ReadingToReview; readonly chosen: Chosen }) => {
  const { say, language } = useSpeech();
  const { reviewId, meterId, accountId, readOn, index, previous, reasons, heldOn, reviewUntil } = review;
  return (
    <tr>
      <td>
        <Link to="/readings/$reviewId" params={{ reviewId }} search={chosen}>
          <Code>{meterId}</Code>
        </Link>
        <br />
        <span className="soft">
          {say(words.account)} <Code>{accountId}</Code>
        </span>
      </td>
      <td className="why">
        {reasons.map((reason) => (
          <p key={reason.finding}>
            <Sentence>{say(reason)}</Sentence>
          </p>
        ))}
        <Marks review={review} />
      </td>
      <td>
        <strong className="amount">{number(index, language)}</strong>
        <br />
        <Day on={readOn} />
      </td>
      <td>
        {previous && (
          <>
            <span className="amount">{number(previous.index, language)}</span>
            <br />
            <span className="soft">
              <Day on={previous.readOn} />
            </span>
          </>
        )}
      </td>
      <td>
        <Day on={heldOn} />
        {reviewUntil !== null && (
          <>
            <br />
            <span className="soft">
              {say(words.until)}: <Day on={reviewUntil} />
            </span>
          </>
        )}
      </td>
    </tr>
  );
};

const Table = ({ items, chosen }: { readonly items: readonly ReadingToReview[]; readonly chosen: Chosen }) => {
  const { say } = useSpeech();
  return (
    <div className="scroll sheet" role="group" aria-label={say(words.title)} tabIndex={0}>
      <table>
        <Heads of={[words.meter, words.why, words.reading, words.previous, words.since]} />
        <tbody>
          {items.map((review) => (
            <Row key={review.reviewId} review={review} chosen={chosen} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** Readings of the own county that wait for a person, the oldest first. */
export const Reviews = () => {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const chosen = useSearch({ from: '/readings' });
  const choose = (search: Chosen) => void navigate({ to: '/readings', search });
  const query = useReviews(chosen);
  return (
    <>
      <h1>{say(words.title)}</h1>
      <FindMeter />
      <States chosen={chosen} choose={choose} />
      <Findings chosen={chosen} choose={choose} />
      <Counties chosen={chosen} choose={choose} />
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length > 0) return <Table items={items} chosen={chosen} />;
          return (
            <Empty>
              <p>{say(words.empty)}</p>
              <p>{say(words.emptySays)}</p>
            </Empty>
          );
        }}
      </Loaded>
      <More query={query}>{say(words.more)}</More>
      <NotBilled />
    </>
  );
};
