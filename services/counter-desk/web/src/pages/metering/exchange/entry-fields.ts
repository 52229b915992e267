import { exchangeBodyAbsenceTitles, exchangeBodyReasonTitles } from '../../../api/generated/metering.titles.ts';
import type { PutInMeterDto } from '../../../api/generated/metering.ts';
import type { FormField } from '../../../parts/form/values/form-values.ts';
import { field, optionsOf } from '../../../parts/form/values/page-field.ts';
import { EXCHANGED } from './entry.ts';
import { entryWords as words } from './exchange.words.ts';

const capacities: Readonly<Record<PutInMeterDto['capacity'], true>> = {
  G4: true,
  G6: true,
  G10: true,
  G16: true,
  G25: true,
  G40: true,
  G65: true,
  G100: true,
};
const ofNewMeter: Partial<FormField> = { shownIf: { field: 'outcome', is: 'oneOf', values: [EXCHANGED] } };
const seals: Partial<FormField> = { required: false, help: words.sealsHelp, maxLength: 600 };

/** The fields of Card 13, in the order in which the paper form has them. */
export const entryFields: readonly FormField[] = [
  field('takenOffOn', words.takenOffOn, { type: 'date' }),
  field('index', words.index, { type: 'index' }),
  field('rolloverConfirmed', words.rollover, { type: 'yesNo', required: false, help: words.rolloverHelp }),
  field('indexProof', words.indexProof, { required: false, help: words.indexProofHelp, maxLength: 200 }),
  field('seals', words.sealsOff, seals),
  field('outcome', words.outcome, {
    type: 'choice',
    options: [{ value: EXCHANGED, label: words.putIn }, ...optionsOf(exchangeBodyAbsenceTitles)!],
  }),
  field('reason', words.reason, { ...ofNewMeter, type: 'choice', options: optionsOf(exchangeBodyReasonTitles) }),
  field('serial', words.serial, { ...ofNewMeter, maxLength: 60 }),
  field('make', words.make, { ...ofNewMeter, required: false, maxLength: 120 }),
  field('capacity', words.capacity, {
    ...ofNewMeter,
    type: 'choice',
    options: Object.keys(capacities).map((value) => ({ value, label: { fa: value, en: value } })),
  }),
  field('registerDigits', words.digits, { ...ofNewMeter, type: 'count' }),
  field('newIndex', words.newIndex, { ...ofNewMeter, type: 'index' }),
  field('newSeals', words.sealsOn, { ...ofNewMeter, ...seals }),
  field('contractorId', words.company, { type: 'choice', required: false }),
  field('exchangedBy', words.exchangedBy, { required: false, maxLength: 60 }),
  field('remark', words.remark, { required: false, maxLength: 400 }),
];
