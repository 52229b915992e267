import { useState } from 'react';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import type { PublishedDocument } from '../queries.ts';
import { versionBefore, type Version } from '../values/in-time.ts';
import { Changes } from './changes.tsx';
import { documentWords as words } from './document.words.ts';
import { Persons } from './persons.tsx';
import { versionStateWords } from './state-words.ts';
import { Values } from './values.tsx';

const tones: Readonly<Record<Version['state'], string>> = {
  inForce: 'good',
  later: '',
  earlier: '',
  replaced: '',
  waiting: 'warn',
  declined: 'bad',
};

interface Props {
  readonly document: PublishedDocument;
  readonly version: Version;
}

/** What a version changed and all that it says. */
const Content = ({ document: { versions, fields }, version }: Props) => {
  const { say } = useSpeech();
  const before = versionBefore(versions, version);
  const changes = before && say(words.changes, { version: before.version });
  return (
    <>
      {before && changes ? (
        <>
          <h4>{changes}</h4>
          <Changes fields={fields} label={changes} before={before.body} after={version.body} />
        </>
      ) : (
        <p className="soft">{say(words.firstVersion)}</p>
      )}
      <details>
        <summary>{say(words.values, { version: version.version })}</summary>
        <Values fields={fields} body={version.body} />
      </details>
    </>
  );
};

const Entry = (props: Props) => {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const { version } = props;
  return (
    <li>
      <Day on={version.from} />
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <Code>{version.version}</Code>{' '}
          <span className={`tag ${tones[version.state]}`}>{say(versionStateWords[version.state])}</span>
        </summary>
        {isOpen && (
          <>
            <Persons version={version} />
            <Content {...props} />
          </>
        )}
      </details>
    </li>
  );
};

/** Every version that was proposed or published, by its first day, the latest first. */
export const Timeline = ({ document }: Pick<Props, 'document'>) => {
  const { say } = useSpeech();
  return (
    <section className="sheet">
      <h2>{say(words.history)}</h2>
      <ol className="happenings">
        {document.versions.map((version) => (
          <Entry key={`${version.version} ${version.state}`} document={document} version={version} />
        ))}
      </ol>
    </section>
  );
};
