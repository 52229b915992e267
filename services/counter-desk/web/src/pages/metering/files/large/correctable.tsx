import { useMutation } from '@tanstack/react-query';
import type { BulkFileDto } from '../../../../api/generated/metering.ts';
import { PendingButton } from '../../../../parts/press/pending-button.tsx';
import { ProblemView } from '../../../../parts/show/states.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { fileWords } from '../files.words.ts';
import { download } from '../result.tsx';
import { refusedFile } from '../rows.ts';
import { textSentHere } from '../sent.ts';
import { readAllRows } from './queries.ts';

/** The refused rows as they were written, to correct and send, for as long as the text is in this page. */
export const Correctable = ({ file: { fileId } }: { readonly file: BulkFileDto }) => {
  const { say } = useSpeech();
  const text = textSentHere(fileId);
  const saving = useMutation({
    mutationFn: async (whole: string) =>
      download(`${say(fileWords.fileName)}.csv`, refusedFile(whole, await readAllRows(fileId, 'refused'))),
  });
  if (text === undefined) return null;
  return (
    <>
      {saving.isError && <ProblemView error={saving.error} />}
      <PendingButton isPending={saving.isPending} onPress={() => saving.mutate(text)}>
        {say(fileWords.download)}
      </PendingButton>
    </>
  );
};
