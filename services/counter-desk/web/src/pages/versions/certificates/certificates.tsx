import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { usePerson } from '../../../app/session.tsx';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import { Office, Staff } from '../../../parts/show/people.tsx';
import { Empty, Loaded } from '../../../parts/show/states.tsx';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { reasonField } from '../values/reason-field.ts';
import { certificatesWords as words } from './certificates.words.ts';
import { Proposals } from './proposals.tsx';
import { Proposing } from './proposing.tsx';
import { CERTIFICATES, useCertificates, useCommand, type Certificate } from './queries.ts';

const tones: Readonly<Record<Certificate['state'], string>> = { valid: 'good', later: '', expired: '', revoked: 'bad' };
const stateWords: Readonly<Record<Certificate['state'], Words>> = {
  valid: words.isValid,
  later: words.notBegun,
  expired: words.isExpired,
  revoked: words.isRevoked,
};
const revokeFields = [reasonField(words.why)];

const Revoke = ({ subject, onDone }: { readonly subject: string; readonly onDone: () => void }) => {
  const { say } = useSpeech();
  const revoke = useCommand(`${CERTIFICATES}/${encodeURIComponent(subject)}/revocations`);
  return (
    <section className="sheet no-print">
      <h2>{say(words.revoke, { subject })}</h2>
      <p className="note warn">{say(words.revokeSays)}</p>
      <ServiceForm
        draft={`revoke-certificates:${subject}`}
        fields={revokeFields}
        sendLabel={say(words.revoke, { subject })}
        send={revoke}
        onSent={onDone}
      />
    </section>
  );
};

interface RowProps {
  readonly certificate: Certificate;
  readonly revoke: ((subject: string) => void) | undefined;
}

const Row = ({ certificate, revoke }: RowProps) => {
  const { say } = useSpeech();
  const { subject, office, certificateNumber, validFrom, validTo, issuer, confirmation, state, reason } = certificate;
  const mayEnd = state === 'valid' || state === 'later';
  return (
    <tr>
      <th scope="row">
        <Code>{subject}</Code>
      </th>
      <td>
        <Office id={office} />
      </td>
      <td>
        <Code>{certificateNumber}</Code>
      </td>
      <td>
        <Day on={validFrom} />
      </td>
      <td>
        <Day on={validTo} />
      </td>
      <td>
        <Staff subject={issuer} />
        {confirmation && (
          <>
            {' '}
            · <Staff subject={confirmation.by} />
          </>
        )}
      </td>
      <td>
        <span className={`tag ${tones[state]}`}>{say(stateWords[state])}</span> {reason && <q>{reason}</q>}
      </td>
      {revoke && (
        <td>
          {mayEnd && (
            <Button aria-label={say(words.revoke, { subject })} onPress={() => revoke(subject)}>
              {say(words.revokeTitle)}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
};

const Table = ({ items, revoke }: { readonly items: readonly Certificate[]; readonly revoke: RowProps['revoke'] }) => {
  const { say } = useSpeech();
  const columns = [words.subject, words.office, words.number, words.from, words.to, words.persons, words.state];
  return (
    <Scroll label={say(words.all)}>
      <table>
        <thead>
          <tr>
            {[...columns, ...(revoke ? [words.revokeTitle] : [])].map((title) => (
              <th key={title.en} scope="col">
                {say(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((certificate) => (
            <Row
              key={`${certificate.subject} ${certificate.certificateNumber}`}
              certificate={certificate}
              revoke={revoke}
            />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};

const All = ({ revoke }: Pick<RowProps, 'revoke'>) => {
  const { say } = useSpeech();
  const query = useCertificates();
  return (
    <section>
      <h2>{say(words.all)}</h2>
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? <Empty>{say(words.none)}</Empty> : <Table items={items} revoke={revoke} />;
        }}
      </Loaded>
      {query.hasNextPage && <Button onPress={() => void query.fetchNextPage()}>{say(words.more)}</Button>}
    </section>
  );
};

/** Who sees proposals: the roles that decide about them, and the auditor. */
const readers: readonly string[] = ['certificationOfficer', 'headOfSubscriberAffairs', 'auditor'];

/** Certificates of representatives with their state; proposals, and the end of certificates. */
export const Certificates = () => {
  const { say } = useSpeech();
  const { roles } = usePerson();
  const [subject, setSubject] = useState<string>();
  const isOfficer = roles.includes('certificationOfficer');
  return (
    <>
      <h1>{say(words.title)}</h1>
      <p className="soft">{say(words.says)}</p>
      {isOfficer && <Proposing />}
      {roles.some((role) => readers.includes(role)) && <Proposals />}
      {subject !== undefined && <Revoke key={subject} subject={subject} onDone={() => setSubject(undefined)} />}
      <All revoke={isOfficer ? setSubject : undefined} />
    </>
  );
};
