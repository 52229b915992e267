import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { send } from '../../../api/clients.ts';
import {
  readingEntryBodyReasonTitles as reasons,
  readingEntryDtoResultTitles as results,
  registerOfMeterRegisterTitles as registerTitles,
  registerOfMeterUnitTitles as unitTitles,
} from '../../../api/generated/metering.titles.ts';
import type { MeterCard, ReadingEntryDto } from '../../../api/generated/metering.ts';
import { ProblemError } from '../../../api/problem.ts';
import { useMay } from '../../../app/may.ts';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import type { Body, FormField } from '../../../parts/form/values/form-values.ts';
import { field, optionsOf } from '../../../parts/form/values/page-field.ts';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { entryWords as words } from './meter.words.ts';
import { atRegisterFields, registersBody } from './registers.ts';

type RegisterSet = NonNullable<MeterCard['registerSet']>;

const labelOf = ({ register, unit }: RegisterSet['registers'][number]): Words => ({
  fa: `${registerTitles[register].fa} (${unitTitles[unit].fa})`,
  en: `${registerTitles[register].en} (${unitTitles[unit].en})`,
});

const figuresOf = (set: RegisterSet | undefined): readonly FormField[] =>
  set === undefined
    ? [field('index', words.index, { type: 'index' })]
    : [
        ...set.registers.map((each) => field(each.register, labelOf(each), { type: 'index' })),
        field('rolledOver', words.rolledOver, {
          type: 'choices',
          required: false,
          help: words.rolledOverHelp,
          options: set.registers.map(({ register }) => ({ value: register, label: registerTitles[register] })),
        }),
      ];

const fieldsOf = (set: RegisterSet | undefined): readonly FormField[] => [
  field('readOn', words.readOn, { type: 'date' }),
  ...figuresOf(set),
  field('reason', words.reason, { type: 'choice', options: optionsOf(reasons) }),
  field('reader', words.reader, { required: false, help: words.readerHelp, maxLength: 60 }),
  field('photo', words.photo, { required: false, maxLength: 60 }),
];

const Result = ({ entry: { result, reviewId } }: { readonly entry: ReadingEntryDto }) => {
  const { say } = useSpeech();
  const reviews = useMay('readings');
  return (
    <p className={`note ${result === 'accepted' ? 'good' : 'warn'}`} role="status">
      {say(words.sent, { result: say(results[result]) })}{' '}
      {reviews && reviewId !== undefined && (
        <Link to="/readings/$reviewId" params={{ reviewId }}>
          {say(words.toReview)}
        </Link>
      )}
    </p>
  );
};

/** A figure that the company itself read: of the one register, or of all registers at once (11.4, C3-1, 15.4-34). */
export const EnterReading = ({ meter: { meterId, registerSet } }: { readonly meter: MeterCard }) => {
  const { say } = useSpeech();
  const queries = useQueryClient();
  const [entry, setEntry] = useState<ReadingEntryDto>();
  const [entered, setEntered] = useState(0);
  const path = `/v1/meters/${encodeURIComponent(meterId)}/${registerSet ? 'register-readings' : 'readings'}`;
  const enter = (typed: Body, key: string) => {
    // The result of the figure before would stand above the refusal of this one.
    setEntry(undefined);
    const body = registerSet ? registersBody(typed) : typed;
    return send('metering', path, body, key).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      throw new ProblemError(
        atRegisterFields(error.problem, body, { missing: say(words.missing), foreign: say(words.foreign) }),
      );
    }) as Promise<ReadingEntryDto>;
  };
  return (
    <section className="sheet no-print" aria-labelledby="own-reading">
      <h2 id="own-reading">{say(words.own)}</h2>
      <p className="soft">{say(words.guide)}</p>
      {entry && <Result entry={entry} />}
      <ServiceForm
        key={entered}
        draft={`reading:${meterId}`}
        fields={fieldsOf(registerSet)}
        sendLabel={say(words.send)}
        send={enter}
        onSent={(result) => {
          setEntry(result);
          setEntered((count) => count + 1);
          void queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => of !== 'draft' });
        }}
      />
    </section>
  );
};
