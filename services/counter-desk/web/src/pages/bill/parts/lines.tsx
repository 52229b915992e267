import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Cause, ExplainedLine, PartInWords } from '../../../api/generated/billing-adjustments.ts';
import { Moment } from '../../../parts/show/moment.tsx';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Amount } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { billWords as words } from '../bill.words.ts';
import type { Whole } from '../queries.ts';

const Part = ({ part: { sentence, tiers } }: { readonly part: PartInWords }) => {
  const { say } = useSpeech();
  return (
    <li>
      <Sentence>{say(sentence)}</Sentence>
      {tiers.length > 0 && (
        <ul>
          {tiers.map((tier) => (
            <li key={tier.en}>
              <Sentence>{say(tier)}</Sentence>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
};

/** An event behind a line, and when it was recorded. */
const Event = ({ cause: { sentence, recordedAt } }: { readonly cause: Cause }) => {
  const { say } = useSpeech();
  return (
    <li>
      <Sentence>{say(sentence)}</Sentence>{' '}
      <span className="soft">
        ({say(words.recorded)}
        <Moment at={recordedAt} />)
      </span>
    </li>
  );
};

const Line = ({ line, isOpen }: { readonly line: ExplainedLine; readonly isOpen: boolean }) => {
  const { say } = useSpeech();
  const { title, amount, sentence, inWords, inputs } = line;
  return (
    <details className="why" open={isOpen}>
      <summary>
        <span>{say(title)}</span> <Amount rial={amount} />
      </summary>
      <p>
        <Sentence>{say(sentence)}</Sentence>
      </p>
      {inWords.length > 0 && (
        <ul>
          {inWords.map((part) => (
            <Part key={part.sentence.en} part={part} />
          ))}
        </ul>
      )}
      {inputs.length > 0 && (
        <>
          <p className="soft">{say(words.madeOf)}</p>
          <ul>
            {inputs.map((cause) => (
              <Event key={`${cause.eventId} ${cause.kind} ${cause.id}`} cause={cause} />
            ))}
          </ul>
        </>
      )}
    </details>
  );
};

/** Each line down to the events that caused it; all of them in print. */
export const Lines = ({ bill: { lines, carriedForward, remainder, payable } }: { readonly bill: Whole }) => {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="sheet" aria-labelledby="why">
      <div className="row spread">
        <h2 id="why">{say(words.why)}</h2>
        <Button className="react-aria-Button no-print" onPress={() => setOpen(!isOpen)}>
          {say(isOpen ? words.closeAll : words.openAll)}
        </Button>
      </div>
      {lines.map((line) => (
        <Line key={line.line} line={line} isOpen={isOpen} />
      ))}
      <dl className="facts ends">
        <dt>{say(words.carriedForward)}</dt>
        <dd>
          <Amount rial={carriedForward} />
        </dd>
        <dt>{say(words.remainder)}</dt>
        <dd>
          <Amount rial={remainder} />
        </dd>
        <dt>
          {say(words.payable)} ({say(words.asIssued)})
        </dt>
        <dd>
          <strong>
            <Amount rial={payable} />
          </strong>
        </dd>
      </dl>
    </section>
  );
};
