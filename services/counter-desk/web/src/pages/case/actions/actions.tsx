import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { send, type Service } from '../../../api/clients.ts';
import type { ActionDto, CaseFileDto, HistoryLineDto } from '../../../api/generated/case-handling.ts';
import { usePerson } from '../../../app/session.tsx';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { Steps } from '../parts/steps.tsx';
import { stepsSince } from '../parts/timeline.ts';
import { useReadingOffers } from './use-reading-offers.ts';
import { actionWords as words } from './actions.words.ts';
import { Withheld } from './withheld.tsx';

/** An action that the person has opened, and how much of the history was there then. */
interface Opened {
  readonly action: ActionDto;
  readonly seen: number;
}

const nameOf = ({ name, path, fixed }: ActionDto): string => `${name} ${path} ${JSON.stringify(fixed)}`;

/** What colleagues did since the form was opened; the typed words stay. */
const ChangedSince = ({
  history,
  opened,
  isGone,
}: {
  readonly history: readonly HistoryLineDto[];
  readonly opened: Opened;
  readonly isGone: boolean;
}) => {
  const { say } = useSpeech();
  const steps = stepsSince(history, opened.seen, usePerson().subject);
  if (steps.length === 0 && !isGone) return null;
  return (
    <div className="note warn" role="alert">
      <h3>{say(words.changed)}</h3>
      <p>{say(isGone ? words.gone : words.check)}</p>
      <Steps steps={steps} />
    </div>
  );
};

interface Acting {
  readonly file: CaseFileDto;
  readonly opened: Opened;
  readonly close: (isDone: boolean) => void;
}

const ActionForm = ({ file, opened, close }: Acting) => {
  const { say } = useSpeech();
  const queries = useQueryClient();
  const { action } = opened;
  const offers = useReadingOffers(file, action);
  const name = nameOf(action);
  const readAgain = () => queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => of !== 'draft' });
  return (
    <section className="acting" aria-label={say(action.title)}>
      <h3>{say(action.title)}</h3>
      <ChangedSince
        history={file.history}
        opened={opened}
        isGone={!file.actions.some((each) => nameOf(each) === name)}
      />
      {action.says && (
        <blockquote className="note">
          <span className="soft">{say(words.says)}</span>
          <p>{say(action.says)}</p>
        </blockquote>
      )}
      <ServiceForm
        draft={`case:${file.caseId}:${action.name}:${Object.values(action.fixed).join('.')}`.slice(0, 120)}
        fields={action.fields}
        offers={offers}
        sendLabel={say(action.title)}
        send={(body, key) =>
          send(action.service as Service, action.path, { ...body, ...action.fixed }, key).catch((error: unknown) => {
            void readAgain();
            throw error;
          })
        }
        onSent={() => void readAgain().then(() => close(true))}
      />
      <Button className="react-aria-Button plain" onPress={() => close(false)}>
        {say(words.cancel)}
      </Button>
    </section>
  );
};

/** The actions that the service offers this person now, each with its form. */
export const Actions = ({ file }: { readonly file: CaseFileDto }) => {
  const { say } = useSpeech();
  const [opened, setOpened] = useState<Opened>();
  const [isDone, setDone] = useState(false);
  return (
    <section className="sheet no-print">
      <h2>{say(words.title)}</h2>
      <p role="status" className={isDone ? 'note good' : 'hidden'}>
        {isDone && say(words.done)}
      </p>
      {file.actions.length === 0 && !opened && <p className="soft">{say(words.none)}</p>}
      <div className="row">
        {file.actions.map((action) => (
          <Button
            key={nameOf(action)}
            aria-pressed={opened !== undefined && nameOf(opened.action) === nameOf(action)}
            onPress={() => {
              setDone(false);
              setOpened({ action, seen: file.history.length });
            }}
          >
            {say(action.title)}
          </Button>
        ))}
      </div>
      <Withheld answers={file.withheld} />
      {opened && (
        <ActionForm
          key={nameOf(opened.action)}
          file={file}
          opened={opened}
          close={(done) => {
            setDone(done);
            setOpened(undefined);
          }}
        />
      )}
    </section>
  );
};
