import { Heads } from '../../../parts/list/heads.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import type { Finding } from './queries.ts';
import { verdictWords, verificationWords as words } from './verification.words.ts';

const tones: Readonly<Record<Finding['verdict'], string>> = { holds: 'good', broken: 'bad', notChecked: 'warn' };
const heads = [words.what, words.examined, words.violations, words.result];

const Row = ({ finding }: { readonly finding: Finding }) => {
  const { say, language } = useSpeech();
  const { of, title, code, verdict, examined, violations, places, because } = finding;
  return (
    <tr>
      <th scope="row">
        {say(title)}
        {of === 'view' && (
          <div>
            <Code>{code}</Code>
          </div>
        )}
        {because && <p className="soft">{say(because)}</p>}
        {places.length > 0 && (
          <p>
            {say(words.where)}:{' '}
            {places.map((place) => (
              <span key={place}>
                <Code>{place}</Code>{' '}
              </span>
            ))}
          </p>
        )}
        {of === 'rule' && (
          <details className="technical">
            <summary>{say(words.code)}</summary>
            <Code>{code}</Code>
          </details>
        )}
      </th>
      <td>{number(examined, language)}</td>
      <td>{number(violations, language)}</td>
      <td>
        <span className={`tag ${tones[verdict]}`}>{say(verdictWords[verdict])}</span>
      </td>
    </tr>
  );
};

/** What was found for each rule and each view. */
export const Findings = ({ of }: { readonly of: readonly Finding[] }) => {
  const { say } = useSpeech();
  return (
    <Scroll label={say(words.findings)}>
      <table>
        <Heads of={heads} />
        <tbody>
          {of.map((finding) => (
            <Row key={`${finding.of} ${finding.title.en} ${finding.code}`} finding={finding} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};
