import { Link } from '@tanstack/react-router';
import type { Service } from '../../../api/clients.ts';
import { useMay } from '../../../app/may.ts';
import { Heads } from '../../../parts/list/heads.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import type { Finding } from './queries.ts';
import { verdictWords, verificationWords as words } from './verification.words.ts';

const tones: Readonly<Record<Finding['verdict'], string>> = { holds: 'good', broken: 'bad', notChecked: 'warn' };
const heads = [words.what, words.examined, words.violations, words.result];

/** A stream with a violation; an auditor opens it step by step. */
const Place = ({ service, stream }: { readonly service: Service; readonly stream: string }) => {
  const replays = useMay('replay');
  if (!replays) return <Code>{stream}</Code>;
  return (
    <Link to="/replay/$service/$stream" params={{ service, stream }}>
      <Code>{stream}</Code>
    </Link>
  );
};

const Row = ({ finding, service }: { readonly finding: Finding; readonly service: Service }) => {
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
                <Place service={service} stream={place} />{' '}
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
export const Findings = ({ of, service }: { readonly of: readonly Finding[]; readonly service: Service }) => {
  const { say } = useSpeech();
  return (
    <Scroll label={say(words.findings)}>
      <table>
        <Heads of={heads} />
        <tbody>
          {of.map((finding) => (
            <Row key={`${finding.of} ${finding.title.en} ${finding.code}`} finding={finding} service={service} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};
