import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../../../api/problem.ts';
import { useSpeech } from '../../../words/language.tsx';
import { faultWords, formWords } from '../form.words.ts';
import { errorsAt, type FieldError } from '../values/field-errors.ts';
import { bodyOf, faultsOf, type Body, type Fault, type FormField, type FormValues } from '../values/form-values.ts';
import { fieldNamed } from '../values/field-named.ts';

/** One key for one body: "try again" repeats the command, a changed body is a new one. */
export interface Intention {
  readonly body: string;
  readonly key: string;
}

interface Wanted<Answer> {
  readonly fields: readonly FormField[];
  readonly values: FormValues;
  readonly intention: Intention | undefined;
  readonly send: (body: Body, key: string) => Promise<Answer>;
  readonly intend: (intention: Intention) => void;
  readonly onSent: (answer: Answer) => void;
}

/** The sentence about a fault that is found before sending. */
const useSentences = (fields: readonly FormField[]) => {
  const { say } = useSpeech();
  return ({ path, kind }: Fault): FieldError => {
    const field = fieldNamed(fields, path);
    const isChosen = field?.type === 'choice' || field?.type === 'yesNo';
    const sentence = kind === 'missing' && isChosen ? formWords.missingChoice : faultWords[kind];
    return { path, message: say(sentence, { label: field ? say(field.label) : path }) };
  };
};

/** Sends a form: first what is missing is said, then the service decides. */
export const useSending = <Answer>({ fields, values, send, intend, onSent, ...wanted }: Wanted<Answer>) => {
  const sentenceOf = useSentences(fields);
  const [intention, setIntention] = useState(wanted.intention);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [refused, setRefused] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const mutation = useMutation({
    mutationFn: ({ body, key }: { readonly body: Body; readonly key: string }) => send(body, key),
    onSuccess: onSent,
    onError: (error) => {
      setRefused(error instanceof ProblemError ? errorsAt(error.problem, fields, values) : []);
      setAttempt((count) => count + 1);
    },
  });
  const submit = (): void => {
    if (mutation.isPending) return;
    const found = faultsOf(fields, values);
    mutation.reset();
    setRefused([]);
    setFaults(found);
    if (found.length > 0) return setAttempt((count) => count + 1);
    const body = bodyOf(fields, values);
    const written = JSON.stringify(body);
    const same = intention?.body === written ? intention : { body: written, key: crypto.randomUUID() };
    setIntention(same);
    intend(same);
    mutation.mutate({ body, key: same.key });
  };
  const errors = [...faults.map(sentenceOf), ...refused];
  return {
    submit,
    intention,
    isSending: mutation.isPending,
    /** What is wrong at fields, in their order. */
    errors,
    /** Why it was not sent, if that is no matter of one field. */
    problem: refused.some(({ path }) => path !== undefined) ? undefined : (mutation.error ?? undefined),
    /** Whether the service refused it, or did not get it. */
    isRefused: mutation.isError,
    /** Grows with every attempt that failed, so that the summary is read again. */
    attempt,
    errorAt: (path: string): string | undefined => errors.find((error) => error.path === path)?.message,
    /** A field that is being changed is no longer wrong, until the next attempt. */
    forget: (path: string): void => {
      const isOther = (error: { readonly path: string | undefined }): boolean =>
        error.path !== path && !error.path?.startsWith(`${path}.`);
      setFaults((before) => before.filter(isOther));
      setRefused((before) => before.filter(isOther));
    },
  };
};

export type Sending = ReturnType<typeof useSending>;
