import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { sendFile } from '../../../api/send-file.ts';
import type { PaymentFileReceiptDto } from '../../../api/generated/billing-adjustments.ts';
import { PendingButton } from '../../../parts/press/pending-button.tsx';
import { ProblemView } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { fileWords as words } from './files.words.ts';

/** One key for one file: "try again" repeats the delivery. */
interface Chosen {
  readonly file: File;
  readonly key: string;
}

/** Sends the file; then its rows are shown, and whether it came before. */
const useSending = () => {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, key }: Chosen) =>
      sendFile('billing-adjustments', '/v1/payment-files', file, key) as Promise<PaymentFileReceiptDto>,
    onSuccess: ({ fileId, arrivedBefore }) => {
      void queries.invalidateQueries({ queryKey: ['payment-files'] });
      void navigate({
        to: '/money/files/$fileId',
        params: { fileId },
        search: arrivedBefore ? { again: true } : {},
      });
    },
  });
};

interface ChooseProps {
  readonly file: File | undefined;
  readonly isMissing: boolean;
  readonly choose: (file: File | undefined) => void;
}

const Choose = ({ file, isMissing, choose }: ChooseProps) => {
  const { say } = useSpeech();
  return (
    <div className="field">
      <span className="help" id="payment-file-help">
        {say(words.columns)}
      </span>
      <span className="row">
        <FileTrigger
          acceptedFileTypes={['.csv', '.txt', '.tsv', 'text/csv', 'text/plain']}
          onSelect={(files) => choose(files?.[0])}
        >
          <Button aria-describedby="payment-file-help">{say(words.choose)}</Button>
        </FileTrigger>
        {file && (
          <span role="status">
            {say(words.chosen)}: <bdi>{file.name}</bdi>
          </span>
        )}
      </span>
      {isMissing && (
        <span className="fault" role="alert">
          {say(words.chooseFirst)}
        </span>
      )}
    </div>
  );
};

/** Chooses a bank's file and sends it as it is. */
export const SendFile = () => {
  const { say } = useSpeech();
  const [chosen, setChosen] = useState<Chosen>();
  const [isMissing, setMissing] = useState(false);
  const sending = useSending();
  return (
    <form
      className="sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(!chosen);
        if (chosen && !sending.isPending) sending.mutate(chosen);
      }}
    >
      <h2>{say(words.send)}</h2>
      {sending.isError && <ProblemView error={sending.error} />}
      <Choose
        file={chosen?.file}
        isMissing={isMissing}
        choose={(file) => {
          setMissing(false);
          sending.reset();
          setChosen(file && { file, key: crypto.randomUUID() });
        }}
      />
      <PendingButton isMain isPending={sending.isPending} doing={words.sending}>
        {say(words.button)}
      </PendingButton>
    </form>
  );
};
