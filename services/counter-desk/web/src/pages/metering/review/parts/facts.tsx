import { Link } from '@tanstack/react-router';
import type { HeldReading, ReadingToReview } from '../../../../api/generated/metering.ts';
import { useMay } from '../../../../app/may.ts';
import { Fact } from '../../../../parts/show/fact.tsx';
import { number } from '../../../../parts/show/figures.ts';
import { Staff } from '../../../../parts/show/people.tsx';
import { Sentence } from '../../../../parts/show/sentence.tsx';
import { Code, Day } from '../../../../parts/show/values.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { readingWords as words } from '../reading.words.ts';
import { RangePicture } from './picture.tsx';

type Shown = Pick<HeldReading, 'review' | 'expected'>;

const OnDay = ({ of: { index, readOn } }: { readonly of: { readonly index: number; readonly readOn: string } }) => {
  const { language } = useSpeech();
  return (
    <>
      <span className="amount">{number(index, language)}</span>{' '}
      <span className="soft">
        <Day on={readOn} />
      </span>
    </>
  );
};

/** The index beside the range in which it would need no person. */
export const Figures = ({ review, expected }: Shown) => {
  const { say, language } = useSpeech();
  const figure = (value: number) => number(value, language);
  return (
    <section className="sheet" aria-labelledby="figures">
      <h2 id="figures">{say(words.figures)}</h2>
      {expected && <RangePicture read={review.index} expected={expected} />}
      <dl className="facts">
        <Fact title={words.read}>
          <strong>
            <OnDay of={review} />
          </strong>
        </Fact>
        {(expected?.previous ?? review.previous) && (
          <Fact title={words.previous}>
            <OnDay of={(expected?.previous ?? review.previous)!} />
          </Fact>
        )}
        {expected && (
          <Fact title={words.expected}>
            {say(words.fromTo, { least: figure(expected.least), most: figure(expected.most) })}
          </Fact>
        )}
        {expected && expected.usual !== null && (
          <Fact title={words.usual}>{say(words.about, { index: figure(expected.usual) })}</Fact>
        )}
        {expected && expected.unusualFrom !== null && (
          <Fact title={words.unusualFrom}>{figure(expected.unusualFrom)}</Fact>
        )}
        {expected?.after && (
          <Fact title={words.after}>
            <OnDay of={expected.after} />
          </Fact>
        )}
      </dl>
    </section>
  );
};

export const Why = ({ review: { reasons } }: Pick<Shown, 'review'>) => {
  const { say } = useSpeech();
  return (
    <section className="note warn" aria-labelledby="why">
      <h2 id="why">{say(words.why)}</h2>
      {reasons.map((reason) => (
        <p key={reason.finding}>
          <Sentence>{say(reason)}</Sentence>
        </p>
      ))}
    </section>
  );
};

const Account = ({ id }: { readonly id: string }) =>
  useMay('account') ? (
    <Link to="/accounts/$accountId" params={{ accountId: id }}>
      <Code>{id}</Code>
    </Link>
  ) : (
    <Code>{id}</Code>
  );

/** Whose reading it is, who read it, and until when it may wait. */
export const About = ({ review }: { readonly review: ReadingToReview }) => {
  const { say, language } = useSpeech();
  const { accountId, contractorId, readerId, line, heldOn, reviewUntil, visit, open } = review;
  return (
    <section className="sheet">
      <dl className="facts">
        <Fact title={words.account}>
          <Account id={accountId} />
        </Fact>
        {contractorId !== null && (
          <Fact title={words.contractor}>
            <Code>{contractorId}</Code> {readerId !== null && <Code>{readerId}</Code>}{' '}
            {line !== null && <span className="soft">{say(words.line, { line: number(line, language) })}</span>}
          </Fact>
        )}
        <Fact title={words.held}>
          <Day on={heldOn} />
        </Fact>
        {open && reviewUntil !== null && (
          <Fact title={words.until}>
            <Day on={reviewUntil} />
          </Fact>
        )}
        {visit && (
          <Fact title={words.visit}>
            <Day on={visit.on} /> · <Staff subject={visit.by} /> · <q>{visit.reason}</q>
          </Fact>
        )}
      </dl>
    </section>
  );
};
