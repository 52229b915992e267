import type { CaseFileDto } from '../../../api/generated/case-handling.ts';
import { useSpeech } from '../../../words/language.tsx';
import { actionWords as words } from './actions.words.ts';

/** Answers that are not offered now, by the rule that withholds them: nobody looks for them in vain. */
export const Withheld = ({ answers }: { readonly answers: CaseFileDto['withheld'] }) => {
  const { say } = useSpeech();
  if (answers.length === 0) return null;
  const rules = new Map(answers.map((answer) => [answer.rule, answer.says]));
  return (
    <details className="withheld">
      <summary>{say(words.withheld)}</summary>
      <ul>
        {[...rules].map(([rule, says]) => (
          <li key={rule}>
            {answers
              .filter((answer) => answer.rule === rule)
              .map(({ title }) => (
                <strong key={title.en} className="row">
                  {say(title)}
                </strong>
              ))}
            {say(says)}
          </li>
        ))}
      </ul>
    </details>
  );
};
