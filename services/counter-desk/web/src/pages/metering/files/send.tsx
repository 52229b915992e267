import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { FileUnderWayDto } from '../../../api/generated/metering.ts';
import { number } from '../../../parts/show/figures.ts';
import { ProblemView } from '../../../parts/show/states.tsx';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { fileWords as words } from './files.words.ts';
import { misreadOf, WrongEncoding } from './large/encoding.tsx';
import { largeWords } from './large/large.words.ts';
import { isLarge, useSendFile, useSendLargeFile, type Chosen } from './queries.ts';
import { rowsIn, textOf } from './rows.ts';

const Progress = ({ of, says }: { readonly of: FileUnderWayDto | undefined; readonly says: Words }) => {
  const { say, language } = useSpeech();
  const figures = of && { judged: number(of.judged, language), rows: number(of.rows, language) };
  const sentence = figures ? say(words.judged, figures) : say(says);
  return (
    <div role="status">
      <progress aria-label={say(words.sending)} {...(of && { value: of.judged, max: of.rows })} />
      <p>{sentence}</p>
    </div>
  );
};

/** What came of the choice: a wrong encoding stands at the field, everything else above it. */
const Refusal = ({ error, fieldId }: { readonly error: unknown; readonly fieldId: string }) => {
  const { say } = useSpeech();
  const misread = misreadOf(error);
  if (misread) return <WrongEncoding id={fieldId} of={misread} />;
  return (
    <>
      <ProblemView error={error} />
      <p>{say(words.safe)}</p>
    </>
  );
};

const ChosenFile = ({ chosen }: { readonly chosen: Chosen }) => {
  const { say, language } = useSpeech();
  return (
    <>
      <p className="row">
        <bdi>{chosen.name}</bdi>
        <span className="soft">{say(words.chosen, { rows: number(rowsIn(chosen.text), language) })}</span>
      </p>
      {isLarge(chosen) && <p>{say(largeWords.isLarge)}</p>}
    </>
  );
};

/** Sends either kind of file, and opens its page. */
const useSendEither = () => {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const lookAgain = () =>
    void queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => String(of).includes('reading-file') });
  const { sending, progress } = useSendFile(({ fileId }) => {
    lookAgain();
    void navigate({ to: '/reading-files/$fileId', params: { fileId } });
  });
  const large = useSendLargeFile(({ fileId }) => {
    lookAgain();
    void navigate({ to: '/reading-files/large/$fileId', params: { fileId } });
  });
  return {
    send: (chosen: Chosen) => (isLarge(chosen) ? large : sending).mutate(chosen),
    forget: () => {
      sending.reset();
      large.reset();
    },
    error: sending.error ?? large.error,
    isPending: sending.isPending || large.isPending,
    isLargePending: large.isPending,
    progress,
  };
};

/** A contractor chooses a file and sends it; a large one is judged after it is received. */
export const SendFile = () => {
  const { say } = useSpeech();
  const fieldId = useId();
  const [chosen, choose] = useState<Chosen>();
  const { send, forget, error, isPending, isLargePending, progress } = useSendEither();
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const bytes = await file.arrayBuffer();
    forget();
    choose({ name: file.name, bytes, text: textOf(bytes), key: crypto.randomUUID() });
  };
  return (
    <section className="sheet no-print" aria-labelledby="send-file">
      <h2 id="send-file">{say(words.send)}</h2>
      <p className="soft">{say(words.sendHelp)}</p>
      {chosen && <ChosenFile chosen={chosen} />}
      {error && <Refusal error={error} fieldId={fieldId} />}
      {isPending ? (
        <Progress of={progress} says={isLargePending ? largeWords.receiving : words.sending} />
      ) : (
        <p className="row">
          {chosen && (
            <Button className="react-aria-Button main" onPress={() => send(chosen)}>
              {say(words.sendIt)}
            </Button>
          )}
          <FileTrigger
            acceptedFileTypes={['.csv', '.txt', 'text/csv', 'text/plain']}
            onSelect={(files) => void take(files?.[0])}
          >
            <Button {...(misreadOf(error) && { 'aria-describedby': fieldId })}>
              {say(chosen ? words.other : words.choose)}
            </Button>
          </FileTrigger>
        </p>
      )}
    </section>
  );
};
