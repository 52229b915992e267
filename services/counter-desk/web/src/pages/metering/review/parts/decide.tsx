import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { send } from '../../../../api/clients.ts';
import type { DecisionField, HeldReading, OfferedDecision } from '../../../../api/generated/metering.ts';
import { usePerson } from '../../../../app/session.tsx';
import { ServiceForm } from '../../../../parts/form/service-form.tsx';
import type { FormField } from '../../../../parts/form/values/form-values.ts';
import { field } from '../../../../parts/form/values/page-field.ts';
import { Sentence } from '../../../../parts/show/sentence.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { readingWords as words } from '../reading.words.ts';

const fieldOf = ({ name, label, ...more }: DecisionField): FormField => field(name, label, more);

interface Deciding {
  readonly held: HeldReading;
  readonly onDecided: () => void;
}

/** The form stays with what was typed although a colleague was faster. */
const Overtaken = ({ held: { review } }: Pick<Deciding, 'held'>) => {
  const { say } = useSpeech();
  const me = usePerson();
  if (review.open || review.end?.by === me.subject) return null;
  return (
    <div className="note warn" role="alert">
      <h3>{say(words.faster)}</h3>
      <p>{say(words.kept)}</p>
    </div>
  );
};

interface Opened extends Deciding {
  readonly decision: OfferedDecision;
  readonly close: () => void;
}

const DecisionForm = ({ held, decision, onDecided, close }: Opened) => {
  const { say } = useSpeech();
  const queries = useQueryClient();
  const { reviewId } = held.review;
  const readAgain = () => queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => of !== 'draft' });
  return (
    <section className="acting" aria-label={say(decision.title)}>
      <h3>{say(decision.title)}</h3>
      <Overtaken held={held} />
      <p className="note">
        <strong>{say(words.follows)}:</strong> <Sentence>{say(decision.follows)}</Sentence>
      </p>
      <ServiceForm
        draft={`review:${reviewId}:${decision.name}`}
        fields={decision.fields.map(fieldOf)}
        sendLabel={say(decision.title)}
        send={(body, key) =>
          send('metering', `/v1/readings-to-review/${reviewId}/${decision.name}`, body, key).catch((error: unknown) => {
            void readAgain();
            throw error;
          })
        }
        onSent={() => void readAgain().then(onDecided)}
      />
      <Button className="react-aria-Button plain" onPress={close}>
        {say(words.cancel)}
      </Button>
    </section>
  );
};

const Barred = ({ decisions }: { readonly decisions: readonly OfferedDecision[] }) => {
  const { say, locale } = useSpeech();
  const listed = (titles: readonly string[]) => new Intl.ListFormat(locale, { type: 'unit' }).format(titles);
  const barred = decisions.flatMap((each) => (each.barred ? [[say(each.barred), say(each.title)] as const] : []));
  if (barred.length === 0) return null;
  const together = [...Map.groupBy(barred, ([why]) => why)];
  return (
    <>
      <h3>{say(words.barred)}</h3>
      <ul>
        {together.map(([why, titles]) => (
          <li key={why}>
            {listed(titles.map(([, title]) => title))}: {why}
          </li>
        ))}
      </ul>
    </>
  );
};

/** The decisions that the service offers this person, each with its form; what is barred says why. */
export const Decide = ({ held, onDecided }: Deciding) => {
  const { say } = useSpeech();
  const [opened, setOpened] = useState<OfferedDecision>();
  const { decisions, review } = held;
  if (decisions.length === 0 && !opened) return review.open ? <p className="note">{say(words.notYours)}</p> : null;
  return (
    <section className="sheet no-print" aria-labelledby="decide">
      <h2 id="decide">{say(words.decide)}</h2>
      <div className="row">
        {decisions
          .filter(({ barred }) => barred === null)
          .map((decision) => (
            <Button
              key={decision.name}
              aria-pressed={opened?.name === decision.name}
              onPress={() => setOpened(decision)}
            >
              {say(decision.title)}
            </Button>
          ))}
      </div>
      <Barred decisions={decisions} />
      {opened && (
        <DecisionForm
          key={opened.name}
          held={held}
          decision={opened}
          close={() => setOpened(undefined)}
          onDecided={() => {
            setOpened(undefined);
            onDecided();
          }}
        />
      )}
      <p className="soft">{say(words.final)}</p>
    </section>
  );
};
