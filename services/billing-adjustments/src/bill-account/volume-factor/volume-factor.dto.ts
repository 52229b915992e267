import { choice, civilDate, decimal, freeText, optional, listOf, plain, titleText, uuid } from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';
import { AccountPath } from '../bills/bill.path.ts';
import { sourceTitles, stateTitles } from './volume-factor.titles.ts';

const source = choice({ fa: 'منبع ضریب', en: 'where the factor comes from' }, ['corrector', 'conditions'], {
  titles: sourceTitles,
  example: 'corrector',
});
const gaugePressure = decimal(
  { fa: 'فشار نسبی تحویل، کیلوپاسکال', en: 'gauge pressure of the supply, kPa (13.2)' },
  { example: '413.685000' },
);
const document = titleText(
  { fa: 'شماره گواهی یا گزارش', en: 'number of the certificate or report' },
  { min: 1, max: 120, example: 'گواهی ۱۴۰۵/۷' },
);

export class VolumeFactorBody extends dto({
  from: civilDate({ fa: 'نخستین روز ضریب', en: 'first day of the factor' }, { example: '2026-11-20' }),
  source,
  gaugePressure,
  factor: optional(decimal({ fa: 'ضریب دستگاه تصحیح‌کننده', en: 'factor of the corrector' }, { example: '4.804257' })),
  atmosphericPressure: optional(decimal({ fa: 'فشار محیط، کیلوپاسکال', en: 'atmospheric pressure, kPa' })),
  temperature: optional(decimal({ fa: 'دمای گاز، درجه سلسیوس', en: 'temperature of the gas, °C' })),
  compressibility: optional(
    decimal({
      fa: 'ضریب تراکم‌پذیری نسبت به شرایط پایه؛ بدون آن یک',
      en: 'compressibility over that of the base conditions; 1 without it',
    }),
  ),
  document,
}) {}

export class VolumeFactorPath extends dto({
  ...AccountPath.fields,
  factorId: uuid({ fa: 'شناسه ضریب', en: 'factor' }),
}) {}

export class VolumeFactorDeclineBody extends dto({
  reason: freeText({ fa: 'علت رد', en: 'why it is declined' }, { min: 3, max: 400 }),
}) {}

export class VolumeFactorStepDto extends dto({ factorId: plain.text('factor') }) {}

export class VolumeFactorDto extends dto({
  factorId: plain.text('factor'),
  state: choice('what became of it', ['waiting', 'kept', 'set', 'declined'], { titles: stateTitles }),
  from: civilDate('first day'),
  factor: plain.text('standard m³ per m³ at the meter'),
  source,
  gaugePressure: plain.text('gauge pressure of the supply, kPa'),
  atmosphericPressure: optional(plain.text('of a calculated one: atmospheric pressure, kPa')),
  temperature: optional(plain.text('of a calculated one: temperature of the gas, °C')),
  compressibility: optional(plain.text('of a calculated one: compressibility over that of the base conditions')),
  document: plain.text('certificate or report'),
  proposedBy: plain.text('who proposed it'),
  proposedOn: civilDate('day of the proposal'),
  confirmedBy: optional(plain.text('of one that waits for a correction: who confirmed it')),
  confirmedOn: optional(civilDate('of one that waits for a correction: day of its confirmation')),
  declinedBecause: optional(plain.text('of a declined one: why')),
}) {}

export class VolumeFactorsDto extends dto({
  items: listOf(VolumeFactorDto, 'factors of the account, in the order of their proposal'),
}) {}

export class VolumeFactorsQuery extends dto({
  ...PageQuery.fields,
  state: optional(
    choice({ fa: 'وضعیت', en: 'default waiting' }, ['waiting', 'kept', 'set', 'declined'], { titles: stateTitles }),
  ),
}) {}
