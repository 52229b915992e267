import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { plainDigits } from '../../../parts/form/values/typed.ts';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { meterWords as words } from './meter.words.ts';

interface Props {
  readonly title: Words;
  readonly label: Words;
  readonly open: (meterId: string) => void;
}

/** A meter by the serial that is engraved on it. */
export const OpenBySerial = ({ title, label, open }: Props) => {
  const { say } = useSpeech();
  const id = useId();
  const [typed, setTyped] = useState('');
  return (
    <form
      className="sheet no-print"
      onSubmit={(event) => {
        event.preventDefault();
        const meterId = plainDigits(typed);
        if (meterId !== '') open(meterId);
      }}
    >
      <h2>{say(title)}</h2>
      <div className="field">
        <label htmlFor={id}>{say(label)}</label>
        <span className="row">
          <input
            className="input grow"
            id={id}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
          />
          <Button type="submit">{say(words.go)}</Button>
        </span>
      </div>
    </form>
  );
};
