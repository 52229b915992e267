import { useId, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useSpeech } from '../../words/language.tsx';
import { stateWords } from '../../words/shell.words.ts';
import { PendingButton } from '../press/pending-button.tsx';
import { FormContext, type Offers } from './controls/control.ts';
import { Fields } from './controls/field-control.tsx';
import { useDraft } from './draft/use-draft.ts';
import { formWords as words } from './form.words.ts';
import { ErrorSummary } from './sending/error-summary.tsx';
import { useSending, type Intention } from './sending/use-sending.ts';
import { changedAt, emptyValues, type Body, type FormField, type FormValues } from './values/form-values.ts';

export interface KeptWords {
  readonly values: FormValues;
  readonly intention?: Intention;
}

interface Props<Answer> {
  /** Name of the draft: the page and what it is about, such as `case:<id>:decide`. */
  readonly draft: string;
  readonly fields: readonly FormField[];
  /** Values that the page knows beforehand. */
  readonly initial?: FormValues;
  /** Values to choose from that the page knows, by type or name of a field. */
  readonly offers?: Offers;
  readonly sendLabel: string;
  /** Sends the body; the key is the same while the body is the same. Its refusal is shown at the fields. */
  readonly send: (body: Body, key: string) => Promise<Answer>;
  readonly onSent: (answer: Answer) => void;
  /** Between the fields and the button; with what is typed so far, and a way to change it. */
  readonly children?: ReactNode | ((values: FormValues, change: (values: FormValues) => void) => ReactNode);
}

interface KeptFormProps<Answer> extends Omit<Props<Answer>, 'draft' | 'initial'> {
  /** What was typed before. */
  readonly kept: KeptWords | undefined;
  readonly fresh: FormValues;
  readonly keep: (kept: KeptWords) => void;
  readonly drop: () => Promise<void>;
}

const Restored = ({ startAnew }: { readonly startAnew: () => void }) => {
  const { say } = useSpeech();
  return (
    <p className="note row spread" role="status">
      {say(words.restored)}
      <Button onPress={startAnew}>{say(words.startAnew)}</Button>
    </p>
  );
};

/** A form whose unsent words are kept by the page. */
export const KeptForm = <Answer,>(given: KeptFormProps<Answer>) => {
  const { fields, offers = {}, kept, fresh, keep, drop, children, ...props } = given;
  const id = useId();
  const [values, setValues] = useState(kept?.values ?? fresh);
  const [isRestored, setRestored] = useState(kept !== undefined);
  const sending = useSending({
    fields,
    values,
    intention: kept?.intention,
    send: props.send,
    intend: (intention) => keep({ values, intention }),
    onSent: (answer: Answer) => void drop().then(() => props.onSent(answer)),
  });
  const change = (next: FormValues) => {
    setValues(next);
    keep({ values: next, ...(sending.intention && { intention: sending.intention }) });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        sending.submit();
      }}
    >
      {isRestored && (
        <Restored
          startAnew={() => {
            setValues(fresh);
            setRestored(false);
            void drop();
          }}
        />
      )}
      <ErrorSummary form={id} sending={sending} />
      <FormContext
        value={{
          id,
          offers,
          errorAt: sending.errorAt,
          hasErrorIn: (path) => sending.errors.some((error) => error.path?.startsWith(`${path}.`)),
          change: (path, value) => {
            sending.forget(path);
            change(changedAt(values, path, value));
          },
        }}
      >
        <Fields fields={fields} values={values} />
      </FormContext>
      {typeof children === 'function' ? children(values, change) : children}
      <PendingButton isMain isPending={sending.isSending} doing={words.sending}>
        {props.sendLabel}
      </PendingButton>
    </form>
  );
};

/**
 * A form whose fields a service names. What is missing is said before sending, refusals of the service stand at their
 * fields, and unsent words survive a reload, a lock and a lost connection.
 */
export const ServiceForm = <Answer,>({ draft: name, initial = {}, ...props }: Props<Answer>) => {
  const { say } = useSpeech();
  const { isLoading, draft, keep, drop } = useDraft<KeptWords>(name);
  if (isLoading) return <p className="wait">{say(stateWords.loading)}</p>;
  return (
    <KeptForm
      key={name}
      {...props}
      kept={draft}
      fresh={{ ...emptyValues(props.fields), ...initial }}
      keep={keep}
      drop={drop}
    />
  );
};
