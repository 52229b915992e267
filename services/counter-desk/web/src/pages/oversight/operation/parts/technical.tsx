import { Code } from '../../../../parts/show/values.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { operationWords as words } from '../operation.words.ts';

/** Names and messages for engineers, folded. */
export const Technical = ({ lines }: { readonly lines: readonly string[] }) => {
  const { say } = useSpeech();
  if (lines.length === 0) return null;
  return (
    <details className="technical">
      <summary>{say(words.technical)}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Code>{line}</Code>
          </li>
        ))}
      </ul>
    </details>
  );
};
