import { useState } from 'react';
import { resolutionBodyKindTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { field, optionsOf } from '../../../parts/form/values/page-field.ts';
import { useCommand } from '../../../parts/form/command/use-command.ts';
import { Candidates } from './candidates.tsx';
import { unidentifiedWords as words } from './unidentified.words.ts';

const fields = [
  field('kind', words.kind, {
    type: 'choice',
    options: optionsOf(resolutionBodyKindTitles),
  }),
  field('accountId', words.accountId, {
    maxLength: 20,
    required: false,
    shownIf: { field: 'kind', is: 'oneOf', values: ['assignment'] },
    requiredIf: { field: 'kind', is: 'oneOf', values: ['assignment'] },
  }),
  field('reason', words.reason),
];

/** To which account the money belongs, or that it goes back: one person proposes. */
export const Propose = ({ id }: { readonly id: string }) => {
  const { say } = useSpeech();
  const [accountId, choose] = useState<string>();
  const { command, done } = useCommand('billing-adjustments', `/v1/unidentified-payments/${id}/proposals`);
  return (
    <>
      <Candidates id={id} choose={choose} />
      <section className="sheet" aria-labelledby="propose">
        <h2 id="propose">{say(words.propose)}</h2>
        <p>{say(words.proposeSay)}</p>
        <ServiceForm
          key={accountId ?? ''}
          draft={`money:propose:${id}:${accountId ?? ''}`}
          fields={fields}
          initial={accountId === undefined ? {} : { kind: 'assignment', accountId }}
          sendLabel={say(words.sendProposal)}
          send={command}
          onSent={done}
        />
      </section>
    </>
  );
};
