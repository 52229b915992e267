import { useState } from 'react';
import { registerOfMeterRegisterTitles as titles } from '../../../api/generated/metering.titles.ts';
import { ProblemError } from '../../../api/problem.ts';
import { useCommand } from '../../../parts/form/command/use-command.ts';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import type { Body } from '../../../parts/form/values/form-values.ts';
import { field } from '../../../parts/form/values/page-field.ts';
import { useSpeech } from '../../../words/language.tsx';
import { entryWords as words } from './meter.words.ts';
import { atRegisterFields, registerNames, registersBody } from './registers.ts';

const fields = [
  field('meterType', words.meterType, { maxLength: 60 }),
  ...registerNames.map((name) => field(name, titles[name], { type: 'index', required: false })),
];

const Form = ({ meterId }: { readonly meterId: string }) => {
  const { say } = useSpeech();
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
  return (
    <>
      <p className="soft">{say(words.setGuide)}</p>
      <ServiceForm
        draft={`register-set:${meterId}`}
        fields={fields}
        initial={{ meterType: 'multi-register' }}
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
