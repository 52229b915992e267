import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { send, type Service } from '../../../api/clients.ts';
import { usePerson } from '../../../app/session.tsx';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import type { FormField } from '../../../parts/form/values/form-values.ts';
import { PendingButton } from '../../../parts/press/pending-button.tsx';
import { ProblemView } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import type { PublishedDocument } from '../queries.ts';
import { versionBefore, type Version } from '../values/in-time.ts';
import { reasonField } from '../values/reason-field.ts';
import { Changes } from './changes.tsx';
import { decidingWords as words, documentWords } from './document.words.ts';
import { Persons } from './persons.tsx';
import { Preview } from './preview.tsx';

interface Props {
  readonly service: Service;
  readonly document: PublishedDocument;
  readonly version: Version;
}

const declineFields: readonly FormField[] = [reasonField(words.why, words.whyHelp)];

/** Sends a decision; afterwards, and after a refusal, the document is read again: a colleague may have been faster. */
const useDecision = ({ service, document: { decisions }, version: { version } }: Props) => {
  const queries = useQueryClient();
  const read = () => queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => of !== 'draft' });
  return (what: 'confirmations' | 'declines', body: object, key: string) =>
    send(service, `${decisions}/${encodeURIComponent(version)}/${what}`, body, key).finally(() => void read());
};

const Confirm = (props: Props) => {
  const { say } = useSpeech();
  const decide = useDecision(props);
  const key = useRef(crypto.randomUUID());
  const command = useMutation({ mutationFn: () => decide('confirmations', {}, key.current) });
  return (
    <>
      {command.isError && <ProblemView error={command.error} />}
      <PendingButton isMain isPending={command.isPending} onPress={() => command.mutate()}>
        {say(words.confirm)}
      </PendingButton>
    </>
  );
};

const Decline = (props: Props) => {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const decide = useDecision(props);
  const { subject } = usePerson();
  const { document, version } = props;
  const label = say(version.proposedBy?.toLowerCase() === subject.toLowerCase() ? words.withdraw : words.decline);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{label}</summary>
      {isOpen && (
        <ServiceForm
          draft={`decline-version:${document.document}:${version.version}`}
          fields={declineFields}
          sendLabel={label}
          send={(body, sent) => decide('declines', body, sent)}
          onSent={() => setOpen(false)}
        />
      )}
    </details>
  );
};

/** A proposal with what it changes, for the second person; the proposer reads why it is not his turn. */
export const Deciding = (props: Props) => {
  const { say } = useSpeech();
  const { service, document, version } = props;
  const before = versionBefore(document.versions, version);
  const { mayConfirm = false, mayNotConfirm } = version;
  const changes = before && say(documentWords.changes, { version: before.version });
  return (
    <section className="sheet">
      <h2>{say(words.title, { version: version.version })}</h2>
      <Persons version={version} />
      <h3>{changes ?? say(documentWords.firstVersion)}</h3>
      <Changes fields={document.fields} label={changes ?? ''} before={before?.body ?? {}} after={version.body} />
      {document.previews && document.mayDecide && (
        <Preview service={service} path={document.previews} body={{ ...document.fixed, ...version.body }} />
      )}
      {mayNotConfirm && (
        <p className="note warn">
          {say(words.mayNot)} <strong>{say(mayNotConfirm)}</strong>
        </p>
      )}
      {mayConfirm && <Confirm {...props} />}
      {document.mayDecide && <Decline {...props} />}
    </section>
  );
};
