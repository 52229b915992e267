import { useState } from 'react';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import type { FormField } from '../../../parts/form/values/form-values.ts';
import { useSpeech } from '../../../words/language.tsx';
import { ownField, reasonField } from '../values/reason-field.ts';
import { certificatesWords as words } from './certificates.words.ts';
import { CERTIFICATES, useCommand, useCounterOffices } from './queries.ts';

const fields: readonly FormField[] = [
  ownField('subject', words.subject, { help: words.subjectHelp, maxLength: 80 }),
  ownField('office', words.office, { maxLength: 64 }),
  ownField('certificateNumber', words.number, { maxLength: 80 }),
  ownField('validFrom', words.from, { type: 'date', maxLength: null }),
  ownField('validTo', words.to, { type: 'date', maxLength: null }),
  { ...reasonField(words.reason), required: false },
];

/** The form of a certificate for one office and a period. */
export const Proposing = () => {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const propose = useCommand(CERTIFICATES);
  const office = useCounterOffices();
  return (
    <details className="sheet no-print" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(words.propose)}</summary>
      {isOpen && (
        <ServiceForm
          draft="propose-certificate"
          fields={fields}
          offers={{ office }}
          sendLabel={say(words.send)}
          send={propose}
          onSent={() => setOpen(false)}
        />
      )}
    </details>
  );
};
