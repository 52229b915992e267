import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Service } from '../../../api/clients.ts';
import { useMay } from '../../../app/may.ts';
import { number } from '../../../parts/show/figures.ts';
import { Staff } from '../../../parts/show/people.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { documentsQuery, services, type PublishedDocuments } from '../queries.ts';
import { documentsWords as words } from './documents.words.ts';

type Listed = PublishedDocuments['items'][number];

const hasVersions = ({ inForce, next, waiting }: Listed): boolean =>
  inForce !== null || next.length > 0 || waiting.length > 0;

interface OfService {
  readonly service: Service;
}

const DocumentLink = ({ service, item: { document, title } }: OfService & { readonly item: Listed }) => {
  const { say } = useSpeech();
  return (
    <Link to="/versions/$service/$document" params={{ service, document }}>
      {say(title)}
    </Link>
  );
};

const Row = ({ service, item }: OfService & { readonly item: Listed }) => {
  const { say, language } = useSpeech();
  const { inForce, next, waiting, sample } = item;
  return (
    <tr>
      <th scope="row">
        <DocumentLink service={service} item={item} />
      </th>
      <td>
        {inForce ? (
          <>
            <Code>{inForce.version}</Code> · <Day on={inForce.from} />{' '}
            {sample && <span className="tag warn">{say(words.sample)}</span>}
          </>
        ) : (
          <span className="soft">{say(words.none)}</span>
        )}
      </td>
      <td>
        {next.map(({ version, from }) => (
          <div key={version}>
            <Code>{version}</Code> · <Day on={from} />
          </div>
        ))}
      </td>
      <td>
        {waiting.length > 0 && (
          <span className="tag">{say(words.waits, { count: number(waiting.length, language) })}</span>
        )}
        {waiting.map(({ version, proposedBy }) => (
          <div key={version}>
            <Code>{version}</Code> · <Staff subject={proposedBy} />
          </div>
        ))}
      </td>
    </tr>
  );
};

/** Documents of single offices that nobody has published yet. */
const WithoutVersions = ({ service, items }: OfService & { readonly items: readonly Listed[] }) => {
  const { say } = useSpeech();
  if (items.length === 0) return null;
  return (
    <details>
      <summary>{say(words.own)}</summary>
      <p className="soft">{say(words.ownHelp)}</p>
      <ul>
        {items.map((item) => (
          <li key={item.document}>
            <DocumentLink service={service} item={item} />
          </li>
        ))}
      </ul>
    </details>
  );
};

/** A document of one office is set apart until it has a version. */
const parted = (items: readonly Listed[]) => {
  const isOwn = (item: Listed): boolean => item.isOfOneUnit && !hasVersions(item);
  return { shown: items.filter((item) => !isOwn(item)), own: items.filter(isOwn) };
};

const Documents = ({ service, documents }: OfService & { readonly documents: PublishedDocuments }) => {
  const { say } = useSpeech();
  const { shown, own } = parted(documents.items);
  return (
    <section className="sheet">
      <h2>{say(documents.service)}</h2>
      <Scroll label={say(documents.service)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(words.document)}</th>
              <th scope="col">{say(words.inForce)}</th>
              <th scope="col">{say(words.later)}</th>
              <th scope="col">{say(words.waiting)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <Row key={item.document} service={service} item={item} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <WithoutVersions service={service} items={own} />
    </section>
  );
};

const OfOneService = ({ service }: OfService) => {
  const query = useQuery(documentsQuery(service));
  return <Loaded query={query}>{(documents) => <Documents service={service} documents={documents} />}</Loaded>;
};

/** Everything that is published in versions with two persons: what is in force, what comes, what waits. */
export const VersionedDocuments = () => {
  const { say } = useSpeech();
  const hasCertificates = useMay('certificates');
  const hasDocuments = useMay('versions');
  return (
    <>
      <h1>{say(words.title)}</h1>
      <p className="soft">{say(words.says)}</p>
      {hasCertificates && (
        <p>
          <Link to="/certificates">{say(words.certificates)}</Link>
        </p>
      )}
      {(hasDocuments ? services : services.slice(0, 1)).map((service) => (
        <OfOneService key={service} service={service} />
      ))}
    </>
  );
};
