import { detailOf } from '@pishkhan/fields';
import type { WithheldAnswer } from '../../../../engine/acting/withheld.ts';
import { ruleTitles } from '../../../../rule-titles.ts';
import type { WithheldAnswerDto } from '../case-file.dto.ts';

/** A withheld answer with the title of its rule and the values of the case. */
export const withheldDto = ({ title, because: { rejected: rule, data } }: WithheldAnswer): WithheldAnswerDto => {
  const because = ruleTitles[rule] ?? { fa: rule, en: rule };
  const values = data as Readonly<Record<string, unknown>> | undefined;
  return { title, rule, says: { fa: detailOf(because.fa, values, 'fa'), en: detailOf(because.en, values, 'en') } };
};
