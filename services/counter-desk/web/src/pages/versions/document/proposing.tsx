import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { send, type Service } from '../../../api/clients.ts';
import { ProblemError } from '../../../api/problem.ts';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import { bodyOf, type Body, type FormValues } from '../../../parts/form/values/form-values.ts';
import { dayTyped } from '../../../parts/form/values/typed.ts';
import { useSpeech } from '../../../words/language.tsx';
import type { PublishedDocument } from '../queries.ts';
import { documentBody, formFieldOf, formPathOf, typedValues } from '../values/document-form.ts';
import { inForceOn, named } from '../values/in-time.ts';
import { ownField } from '../values/reason-field.ts';
import { Changes } from './changes.tsx';
import { proposingWords as words } from './document.words.ts';
import { Preview } from './preview.tsx';

interface Props {
  readonly service: Service;
  readonly document: PublishedDocument;
}

/** The version whose values the form changes; the service refuses it if another one is in force on the first day. */
const BASE = 'basedOn';
const NAME = 'version';
const baseField = ownField(BASE, { fa: '', en: '' }, { required: false, isHidden: true });

/** A refusal names fields as the body has them; the form has groups as rows. */
const atFormFields = ({ fields }: PublishedDocument, error: unknown): unknown => {
  if (!(error instanceof ProblemError)) return error;
  const { errors = [], data, detail, title, rule } = error.problem;
  const at = data?.['at'];
  const own =
    typeof at === 'string' && at !== '' ? [{ field: at, rule, message: messageOf(data, detail ?? title) }] : [];
  const all = [...errors, ...own].map((each) => ({ ...each, field: formPathOf(fields, each.field) }));
  return all.length === 0 ? error : new ProblemError({ ...error.problem, errors: all });
};
const messageOf = (data: Body | undefined, otherwise: string): string =>
  typeof data?.['problem'] === 'string' ? data['problem'] : otherwise;

/** What is typed so far as the service would read it. */
const useBodyOf = ({ fields, versions, fixed }: PublishedDocument) => {
  const formFields = [...fields.map(formFieldOf), baseField];
  return {
    formFields,
    written: (typed: Body): Body => {
      const base = named(versions, typed[BASE]);
      const body = documentBody(fields, typed, base?.body ?? {});
      return { ...fixed, ...body, ...(base && { [BASE]: base.version }) };
    },
  };
};

interface Typing extends Props {
  readonly values: FormValues;
  readonly body: Body;
  readonly change: (values: FormValues) => void;
}

/** Another version is in force on the typed day than the one that the form was filled from. */
const Stale = ({ document, values, change }: Typing) => {
  const { say } = useSpeech();
  const { versions, fields, firstDay } = document;
  const typed = values[firstDay];
  const day = typeof typed === 'string' ? dayTyped(typed) : undefined;
  const then = named(versions, values[BASE]);
  const now = day === undefined ? undefined : inForceOn(versions, day);
  if (!now || now.version === then?.version) return null;
  const names = { now: now.version, then: then?.version ?? '' };
  const between = say(words.staleBetween, names);
  return (
    <section className="note warn" role="alert">
      <h3>{say(words.stale)}</h3>
      <p>{say(words.staleSays, names)}</p>
      <h4>{between}</h4>
      <Changes fields={fields} label={between} before={then?.body ?? {}} after={now.body} />
      <Button
        onPress={() =>
          change({
            ...values,
            [BASE]: now.version,
            // A colleague may have taken the name that was offered.
            ...(named(versions, values[NAME]) && { [NAME]: document.freeName }),
          })
        }
      >
        {say(words.goOn, names)}
      </Button>
    </section>
  );
};

const Beside = (props: Typing) => {
  const { say } = useSpeech();
  const { service, document, values, body } = props;
  const { versions, fields, previews } = document;
  const base = named(versions, values[BASE]);
  const changed = say(words.yourChanges);
  const { [BASE]: _base, ...draft } = body;
  return (
    <>
      <Stale {...props} />
      <section className="sheet">
        <h3>{changed}</h3>
        <Changes fields={fields} label={changed} before={base?.body ?? {}} after={body} />
      </section>
      {previews && <Preview service={service} path={previews} body={draft} />}
    </>
  );
};

const Form = ({ service, document, onSent }: Props & { readonly onSent: (version: string) => void }) => {
  const { say, language } = useSpeech();
  const queries = useQueryClient();
  const { versions, fields, today, firstDay, freeName, proposals } = document;
  const { formFields, written } = useBodyOf(document);
  const base = inForceOn(versions, today);
  const { [firstDay]: _day, ...values } = typedValues(fields, base?.body ?? {}, language === 'fa');
  const read = () => queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => of !== 'draft' });
  const propose = (body: Body, key: string) =>
    send(service, proposals, written(body), key)
      .catch((error: unknown) => {
        throw atFormFields(document, error);
      })
      .finally(() => void read());
  return (
    <>
      {base && <p className="soft">{say(words.startsFrom, { version: base.version })}</p>}
      <ServiceForm
        draft={`propose-version:${document.document}`}
        fields={formFields}
        initial={{ ...values, [NAME]: freeName, ...(base && { [BASE]: base.version }) }}
        sendLabel={say(words.send)}
        send={propose}
        onSent={(answer) => onSent((answer as { version: string }).version)}
      >
        {(typed, change) => (
          <Beside
            service={service}
            document={document}
            values={typed}
            body={written(bodyOf(formFields, typed))}
            change={change}
          />
        )}
      </ServiceForm>
    </>
  );
};

/** The form of a new version, which starts with the values in force. */
export const Proposing = (props: Props) => {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const [sent, setSent] = useState<string>();
  return (
    <section className="sheet no-print">
      <h2>{say(words.title)}</h2>
      {sent !== undefined && (
        <p className="note good" role="status">
          {say(words.sent, { version: sent })}
        </p>
      )}
      {isOpen && (
        <Form
          {...props}
          onSent={(version) => {
            setSent(version);
            setOpen(false);
          }}
        />
      )}
      <Button className={`react-aria-Button${isOpen ? '' : ' main'}`} onPress={() => setOpen(!isOpen)}>
        {say(isOpen ? words.close : words.open)}
      </Button>
    </section>
  );
};
