import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useSpeech } from '../../words/language.tsx';
import { Code } from '../show/values.tsx';
import { copiedWords as words } from './copied.words.ts';

interface Props {
  /** What the identifier is, for a reader who hears the button. */
  readonly of: string;
  readonly children: string;
}

/** An identifier with a button that copies it, in plain digits and without marks. */
export const Copied = ({ of, children }: Props) => {
  const { say } = useSpeech();
  const [isCopied, setCopied] = useState(false);
  const copy = (): void =>
    void navigator.clipboard.writeText(children).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <span className="copied">
      <Code>{children}</Code>
      <Button className="react-aria-Button plain no-print" onPress={copy}>
        {say(words.copy)} <span className="hidden">{of}</span>
      </Button>
      <span role="status" className="soft no-print">
        {isCopied && say(words.copied)}
      </span>
    </span>
  );
};
