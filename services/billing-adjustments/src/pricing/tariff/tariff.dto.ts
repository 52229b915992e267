import {
  amount,
  civilDate,
  identifier,
  jalaliDate,
  listOf,
  optional,
  part,
  plain,
  titleText,
  truth,
  whole,
} from '@pishkhan/fields';
import { dto, pageOf, paging, proposal, publication, publishingStatus, reasonOfProposal } from '@pishkhan/service-kit';
import { listOfNames, listOfZones, monthDay, priceBySeason, upperBound } from './tariff.fields.ts';

class TitleBody extends dto({
  fa: titleText({ fa: 'متن فارسی', en: 'Persian' }, { max: 500 }),
  en: titleText({ fa: 'متن انگلیسی', en: 'English' }, { max: 500 }),
}) {}

const title = part(TitleBody, { fa: 'عنوان', en: 'title' });

class SeasonBody extends dto({
  name: identifier({ fa: 'نام فصل', en: 'name used by price tables' }),
  title,
  from: monthDay({ fa: 'نخستین روز', en: 'first day, Jalali month and day' }, { example: '01-16' }),
  to: monthDay({ fa: 'آخرین روز', en: 'last day, included, Jalali month and day' }, { example: '01-16' }),
}) {}

class TierBody extends dto({
  upTo: upperBound({ fa: 'سقف پله', en: 'cubic metres per month of 30 days, included; null is the open end' }),
  price: amount({ fa: 'بهای هر مترمکعب', en: 'price of a cubic metre' }),
}) {}

class PriceTableBody extends dto({
  seasons: optional(listOfNames({ fa: 'فصل‌ها', en: 'its seasons; absent: all' })),
  zones: optional(listOfZones({ fa: 'پهنه‌ها', en: 'its climate zones; absent: all' })),
  capacities: optional(listOfNames({ fa: 'ظرفیت‌ها', en: 'its meter capacities; absent: all' })),
  illustrative: optional(truth({ fa: 'برآوردی‌بودن', en: 'not published: inferred or guessed' })),
  note: optional(titleText({ fa: 'منبع', en: 'source' }, { max: 1_000 })),
  tiers: listOf(TierBody, { fa: 'پله‌ها', en: 'tiers, the lowest first' }, 64),
}) {}

class UseBody extends dto({
  use: identifier({ fa: 'نوع مصرف', en: 'use by tariff code' }),
  title,
  tables: listOf(PriceTableBody, { fa: 'جدول‌های بها', en: 'price tables' }, 2_000),
}) {}

class StandingChargeBody extends dto({
  capacity: identifier({ fa: 'ظرفیت کنتور', en: 'meter capacity' }),
  monthly: amount({ fa: 'مبلغ ماهانه', en: 'monthly amount' }),
}) {}

const basisPoints = { min: 0, max: 10_000, unit: { fa: 'صدم درصد', en: 'hundredths of a per cent' } };

const tariffVersion = {
  version: identifier({ fa: 'نام نسخه', en: 'name of the version' }),
  title,
  sample: truth({ fa: 'آزمایشی‌بودن', en: 'not supported by a decree' }),
  source: titleText({ fa: 'منبع', en: 'place of publication' }, { max: 1_000 }),
  effectiveFrom: civilDate({ fa: 'نخستین روز اجرا', en: 'first day in force' }),
  effectiveFromJalali: jalaliDate({ fa: 'نخستین روز اجرا', en: 'first day in force (Jalali date)' }),
  seasons: listOf(SeasonBody, { fa: 'فصل‌ها', en: 'seasons, every day of the year in exactly one' }, 24),
  uses: listOf(UseBody, { fa: 'مصرف‌ها', en: 'uses' }, 200),
  standingCharges: listOf(StandingChargeBody, { fa: 'آبونمان‌ها', en: 'standing charges by capacity' }, 64),
  standingChargesAreSample: truth({ fa: 'آزمایشی‌بودن آبونمان', en: 'no amounts were published' }),
  levyBasisPoints: whole(
    { fa: 'عوارض گازرسانی', en: 'rural gas-supply levy in hundredths of a per cent of the gas price' },
    basisPoints,
  ),
  vatBasisPoints: whole(
    { fa: 'مالیات بر ارزش افزوده', en: 'value added tax in hundredths of a per cent' },
    basisPoints,
  ),
  boundsTimesDwellingUnits: truth({
    fa: 'ضرب سقف پله‌ها در تعداد واحد',
    en: 'tier bounds are multiplied by the dwelling units on the meter',
  }),
  averageHouseholdPrice: priceBySeason(
    { fa: 'میانگین بهای خانگی', en: 'average household price by season' },
    { example: { warm: 1_656, cold: 966 } },
  ),
  notes: listOf(TitleBody, { fa: 'یادداشت‌ها', en: 'notes' }, 50),
};

const { effectiveFromJalali: _, ...ofForm } = tariffVersion;
/** The fields of a screen: the Jalali day is the first day once more. */
export const tariffForm = ofForm;

export class TariffVersionBody extends dto({
  ...tariffVersion,
  effectiveFromJalali: optional(tariffVersion.effectiveFromJalali),
  ...reasonOfProposal,
}) {}

export class TariffQuery extends dto({
  ...paging,
  on: optional(civilDate({ fa: 'روز', en: 'only the version in force on this day' })),
}) {}

export class TariffVersionNamedDto extends dto({
  version: plain.text('name of the version'),
  ...publishingStatus,
}) {}

class PublishedTariffVersionDto extends dto({ ...tariffVersion, ...publication }) {}
class WaitingTariffVersionDto extends dto({ ...tariffVersion, ...proposal }) {}

export class TariffPage extends dto({
  ...pageOf(PublishedTariffVersionDto).fields,
  waiting: listOf(WaitingTariffVersionDto, 'proposed, without effect until a second person confirms'),
}) {}
