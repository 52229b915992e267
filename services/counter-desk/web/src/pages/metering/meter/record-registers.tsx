import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf, metering } from '../../../api/clients.ts';
import type { PolicyDto } from '../../../api/generated/metering.ts';
import { registerOfMeterRegisterTitles as titles } from '../../../api/generated/metering.titles.ts';
import { ProblemError } from '../../../api/problem.ts';
import { useCommand } from '../../../parts/form/command/use-command.ts';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import type { Body } from '../../../parts/form/values/form-values.ts';
import { field } from '../../../parts/form/values/page-field.ts';
import { Empty } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { entryWords as words } from './meter.words.ts';
import { atRegisterFields, registerNames, registersBody } from './registers.ts';

/** The types of the version in force, each once (C3-1). */
const typesIn = ({ inForce, versions }: PolicyDto): readonly string[] => {
  const content = versions.find(({ version }) => version === inForce)?.content as
    | { readonly registers: readonly { readonly meterType: string }[] }
    | undefined;
  return [...new Set(content?.registers.map(({ meterType }) => meterType))];
};

const fieldsOf = (types: readonly string[]) => [
  field('meterType', words.meterType, {
    type: 'choice',
    options: types.map((value) => ({ value, label: { fa: value, en: value } })),
  }),
  ...registerNames.map((name) => field(name, titles[name], { type: 'index', required: false })),
];

const meterTypesQuery = {
  queryKey: ['meter-types'],
  queryFn: () => dataOf(metering.GET('/v1/reading-policies/{name}', { params: { path: { name: 'meter-types' } } })),
};

const Form = ({ meterId }: { readonly meterId: string }) => {
  const { say } = useSpeech();
  const { data } = useQuery(meterTypesQuery);
  const types = data && typesIn(data);
  const { command, done } = useCommand('metering', `/v1/meters/${encodeURIComponent(meterId)}/register-set`);
  const record = (typed: Body, key: string) => {
    const body = registersBody(typed);
    return command(body, key).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      throw new ProblemError(
        atRegisterFields(error.problem, body, { missing: say(words.missing), foreign: say(words.foreign) }),
      );
    });
  };
  if (!types) return null;
  if (types.length === 0) return <Empty>{say(words.noTypes)}</Empty>;
  return (
    <>
      <p className="soft">{say(words.setGuide)}</p>
      <ServiceForm
        draft={`register-set:${meterId}`}
        fields={fieldsOf(types)}
        initial={types.length === 1 ? { meterType: types[0]! } : {}}
        sendLabel={say(words.sendSet)}
        send={record}
        onSent={done}
      />
    </>
  );
};

/** The connections unit names the registers of a meter before it is read (C3-1). */
export const RecordRegisters = ({ meterId }: { readonly meterId: string }) => {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="sheet no-print" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(words.set)}</summary>
      {isOpen && <Form meterId={meterId} />}
    </details>
  );
};
