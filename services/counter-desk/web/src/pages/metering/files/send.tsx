import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { FileUnderWayDto } from '../../../api/generated/metering.ts';
import { number } from '../../../parts/show/figures.ts';
import { ProblemView } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { fileWords as words } from './files.words.ts';
import { useSendFile, type Chosen } from './queries.ts';
import { rowsIn, textOf } from './rows.ts';

const Progress = ({ of }: { readonly of: FileUnderWayDto | undefined }) => {
  const { say, language } = useSpeech();
  const figures = of && { judged: number(of.judged, language), rows: number(of.rows, language) };
  const sentence = figures ? say(words.judged, figures) : say(words.sending);
  return (
    <div role="status">
      <progress aria-label={say(words.sending)} {...(of && { value: of.judged, max: of.rows })} />
      <p>{sentence}</p>
    </div>
  );
};

/** A contractor chooses a file and sends it; the rows are judged while the page says how far. */
export const SendFile = () => {
  const { say, language } = useSpeech();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [chosen, choose] = useState<Chosen>();
  const { sending, progress } = useSendFile((file) => {
    void queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => String(of).startsWith('reading-file') });
    void navigate({ to: '/reading-files/$fileId', params: { fileId: file.fileId } });
  });
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const bytes = await file.arrayBuffer();
    sending.reset();
    choose({ name: file.name, bytes, text: textOf(bytes), key: crypto.randomUUID() });
  };
  return (
    <section className="sheet no-print" aria-labelledby="send-file">
      <h2 id="send-file">{say(words.send)}</h2>
      <p className="soft">{say(words.sendHelp)}</p>
      {sending.isError && (
        <>
          <ProblemView error={sending.error} />
          <p>{say(words.safe)}</p>
        </>
      )}
      {chosen && (
        <p className="row">
          <bdi>{chosen.name}</bdi>
          <span className="soft">{say(words.chosen, { rows: number(rowsIn(chosen.text), language) })}</span>
        </p>
      )}
      {sending.isPending ? (
        <Progress of={progress} />
      ) : (
        <p className="row">
          {chosen && (
            <Button className="react-aria-Button main" onPress={() => sending.mutate(chosen)}>
              {say(words.sendIt)}
            </Button>
          )}
          <FileTrigger
            acceptedFileTypes={['.csv', '.txt', 'text/csv', 'text/plain']}
            onSelect={(files) => void take(files?.[0])}
          >
            <Button>{say(chosen ? words.other : words.choose)}</Button>
          </FileTrigger>
        </p>
      )}
    </section>
  );
};
