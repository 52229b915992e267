import { volumeFactorBodySourceTitles as sources } from '../../../api/generated/billing-adjustments.titles.ts';
import { FoldedCommand } from '../../../parts/form/command/command-form.tsx';
import type { FormField } from '../../../parts/form/values/form-values.ts';
import { field, optionsOf } from '../../../parts/form/values/page-field.ts';
import { useSpeech } from '../../../words/language.tsx';
import { factorWords as words } from './factor.words.ts';

const ofSource = (source: keyof typeof sources): Partial<FormField> => ({
  shownIf: { field: 'source', is: 'oneOf', values: [source] },
  help: words.decimalHelp,
  maxLength: 20,
});

const fields: readonly FormField[] = [
  field('from', words.firstDay, { type: 'date' }),
  field('source', words.source, { type: 'choice', options: optionsOf(sources) }),
  field('factor', words.factorField, { ...ofSource('corrector'), help: words.factorHelp }),
  field('gaugePressure', words.gaugeField, { help: words.decimalHelp, maxLength: 20 }),
  field('atmosphericPressure', words.atmosphericField, ofSource('conditions')),
  field('temperature', words.temperatureField, ofSource('conditions')),
  field('compressibility', words.compressibilityField, {
    ...ofSource('conditions'),
    required: false,
    help: words.compressibilityHelp,
  }),
  field('document', words.certificate, { maxLength: 120 }),
];

/** The unit proposes a factor; it converts nothing before the second person confirms it (7.5, 11.4). */
export const ProposeFactor = ({ accountId }: { readonly accountId: string }) => {
  const { say } = useSpeech();
  const path = `/v1/accounts/${encodeURIComponent(accountId)}/volume-factors`;
  return (
    <section className="sheet no-print">
      <FoldedCommand service="billing-adjustments" path={path} label={say(words.propose)} fields={fields} />
    </section>
  );
};
