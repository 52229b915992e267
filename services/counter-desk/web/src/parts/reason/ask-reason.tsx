import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { useSpeech } from '../../words/language.tsx';
import { stateWords } from '../../words/shell.words.ts';
import { PendingButton } from '../press/pending-button.tsx';
import { ProblemView } from '../show/states.tsx';
import { Sentence } from '../show/sentence.tsx';
import { Code } from '../show/values.tsx';
import { reasonWords as words } from './reason.words.ts';
import { serve, useReason } from './served.ts';

interface Props {
  readonly accountId: string;
  /** Looks once with the reason, so that a reason that is refused changes nothing. */
  readonly look: (reason: string) => Promise<unknown>;
  /** Tracking codes of cases that may be the reason. */
  readonly codes: readonly string[];
}

/** Personal data are masked until a reason is given; it counts for the person who is being served. */
export const AskReason = ({ accountId, look, codes }: Props) => {
  const { say } = useSpeech();
  const reason = useReason(accountId);
  const [typed, setTyped] = useState('');
  const looking = useMutation({
    mutationFn: look,
    onSuccess: (_, given) => serve({ accountId, reason: given }),
  });
  if (reason !== undefined)
    return (
      <p className="row soft no-print">
        <span>
          <Sentence>{say(words.shownBecause, { reason })}</Sentence>
        </span>
        <Button onPress={() => serve(undefined)}>{say(words.mask)}</Button>
      </p>
    );
  return (
    <form
      className="note no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') looking.mutate(typed.trim());
      }}
    >
      <TextField className="field" value={typed} onChange={setTyped}>
        <Label>
          {say(words.masked)} — {say(words.why)}
        </Label>
        <span className="row">
          <Input className="input grow" autoComplete="off" />
          <PendingButton isPending={looking.isPending} doing={stateWords.loading}>
            {say(words.show)}
          </PendingButton>
        </span>
        <Text slot="description" className="help">
          {say(words.whyHint)}
        </Text>
      </TextField>
      {codes.length > 0 && (
        <p className="row">
          {codes.map((code) => (
            <Button key={code} onPress={() => looking.mutate(code)}>
              <Code>{code}</Code>
            </Button>
          ))}
        </p>
      )}
      {looking.isError && <ProblemView error={looking.error} />}
    </form>
  );
};
