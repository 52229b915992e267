import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { isService, type Service } from '../../../api/services.ts';
import { Code } from '../../../parts/show/values.tsx';
import { Empty, Loaded } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { shellWords, stateWords } from '../../../words/shell.words.ts';
import { documentQuery, type PublishedDocument } from '../queries.ts';
import { named, type Version } from '../values/in-time.ts';
import { Deciding } from './deciding.tsx';
import { decidingWords, documentWords as words } from './document.words.ts';
import { Persons } from './persons.tsx';
import { Proposing } from './proposing.tsx';
import { versionStateWords } from './state-words.ts';
import { Timeline } from './timeline.tsx';
import { Values } from './values.tsx';

interface Props {
  readonly service: Service;
  readonly document: PublishedDocument;
}

const InForce = ({ document: { versions, fields } }: Pick<Props, 'document'>) => {
  const { say } = useSpeech();
  const version = versions.find(({ state }) => state === 'inForce');
  return (
    <section className="sheet">
      <h2>
        {say(words.inForce)} {version && <Code>{version.version}</Code>}
      </h2>
      {version ? (
        <>
          <Persons version={version} />
          <details>
            <summary>{say(words.values, { version: version.version })}</summary>
            <Values fields={fields} body={version.body} />
          </details>
        </>
      ) : (
        <Empty>{say(words.noneInForce)}</Empty>
      )}
    </section>
  );
};

/** What became of proposals that waited when the page was opened. */
const Decided = ({ versions }: { readonly versions: readonly Version[] }) => {
  const { say } = useSpeech();
  return versions.map((version) => (
    <section key={version.version} className="note" role="status">
      <h2>
        {say(decidingWords.decided)} <Code>{version.version}</Code> · {say(versionStateWords[version.state])}
      </h2>
      <Persons version={version} />
    </section>
  ));
};

const Whole = ({ service, document }: Props) => {
  const { say } = useSpeech();
  const { versions } = document;
  const waiting = versions.filter(({ state }) => state === 'waiting');
  const seen = useRef(new Set<string>());
  for (const { version } of waiting) seen.current.add(version);
  const decided = [...seen.current].flatMap((name) => {
    const version = named(versions, name);
    return version && version.state !== 'waiting' ? [version] : [];
  });
  return (
    <>
      <h1>
        {say(document.title)} <span className="tag">{say(document.service)}</span>
      </h1>
      <Decided versions={decided} />
      {waiting.map((version) => (
        <Deciding key={version.version} service={service} document={document} version={version} />
      ))}
      <InForce document={document} />
      {document.mayPropose && <Proposing service={service} document={document} />}
      <Timeline document={document} />
    </>
  );
};

const OfService = ({ service, name }: { readonly service: Service; readonly name: string }) => {
  const query = useQuery(documentQuery(service, name));
  return (
    <Loaded query={query} heading={shellWords.versions}>
      {(document) => <Whole service={service} document={document} />}
    </Loaded>
  );
};

/** One published document: its versions in time, what waits for a second person, and a form for a new version. */
export const VersionedDocument = () => {
  const { say } = useSpeech();
  const { service, document } = useParams({ from: '/versions/$service/$document' });
  if (!isService(service)) return <Empty>{say(stateWords.notFound)}</Empty>;
  return (
    <>
      <p className="no-print">
        <Link to="/versions">{say(words.back)}</Link>
      </p>
      <OfService key={`${service} ${document}`} service={service} name={document} />
    </>
  );
};
