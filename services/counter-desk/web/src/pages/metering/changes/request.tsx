import { FoldedCommand } from '../../../parts/form/command/command-form.tsx';
import { field } from '../../../parts/form/values/page-field.ts';
import { useOpenOffices } from '../../../parts/form/values/open-offices.ts';
import type { Offer } from '../../../parts/form/controls/control.ts';
import type { FormField } from '../../../parts/form/values/form-values.ts';
import { useSpeech } from '../../../words/language.tsx';
import { requestWords as words } from './change.words.ts';

const removal = [field('reason', words.removalWhy, { maxLength: 400, help: words.removalSays })];
/** Chosen by its name; typed where the register does not answer. */
const zoneAmong = (options: readonly Offer[]): Partial<FormField> =>
  options.length > 0 ? { type: 'choice', options: [...options] } : { maxLength: 60, help: words.zoneHelp };

const from = field('from', words.from, { type: 'date' });
const why = field('reason', words.moveWhy, { maxLength: 400, help: words.moveSays });

/** The connections unit says that a meter is on a wrong account or in another zone (9.6, 13.3, A1-4). */
export const RequestChanges = ({ meterId }: { readonly meterId: string }) => {
  const { say } = useSpeech();
  const { offices } = useOpenOffices('zone');
  const move = [field('zone', words.zone, zoneAmong(offices)), from, why];
  const path = `/v1/meters/${encodeURIComponent(meterId)}`;
  return (
    <section className="sheet no-print">
      <FoldedCommand service="metering" path={`${path}/removals`} label={say(words.removal)} fields={removal} />
      <FoldedCommand service="metering" path={`${path}/zone-moves`} label={say(words.move)} fields={move} />
    </section>
  );
};
