import { meterCapacities, tariffUses, tariffUseTitles, type MeterCapacity, type TariffUse } from '@pishkhan/fields';
import { choice, count, date, optional, text, withHelp, type Answers, type Words } from '../../../engine/kind/form.ts';
import { decision, request } from '../../../engine/kind/kind.ts';
import type { Asking, Deciding, FactRecord } from '../../../engine/kind/vocabulary.ts';
import { correctionRequest, requestedBy } from './correction.ts';
import { rightTariffMustApply } from './right-tariff.ts';
import { readingsAboveIndexSeen, type SeenReadings } from '../index-seen.ts';
import { readingMustNotExceedIndexSeen } from '../wrong-reading.rules.ts';
import { objectionMustConcernTheGasPrice, wrongTermsMustBeNamed } from './wrong-price.rules.ts';

const titled = <const Name extends string>(names: readonly Name[], titleOf: (name: Name) => Words) =>
  Object.fromEntries(names.map((name) => [name, titleOf(name)])) as Readonly<Record<Name, Words>>;
const uses = titled<TariffUse>(tariffUses, (use) => tariffUseTitles[use]);
const capacities = titled<MeterCapacity>(meterCapacities, (capacity) => ({ fa: capacity, en: capacity }));

export const document = withHelp(text({ fa: 'مدرک', en: 'Evidence' }, 500), {
  fa: 'سند یا یافته‌ای که علت را ثابت می‌کند، مانند پایان کار یا گزارش بازدید',
  en: 'document or finding that proves the cause, such as a certificate of completion or the report of the visit',
});

/** The right terms of supply, only those that were wrong, and their first day (A6-1, 15.4-39). */
export const rightTermsOnly = {
  from: date({ fa: 'از تاریخ', en: 'From' }),
  use: optional(choice({ fa: 'نوع مصرف صحیح', en: 'Right use' }, uses)),
  climateZone: optional(
    count({ fa: 'پهنه اقلیمی صحیح، ۱ سردترین', en: 'Right climate zone, 1 the coldest' }, { min: 1, max: 5 }),
  ),
  dwellingUnits: optional(count({ fa: 'تعداد واحد صحیح', en: 'Right number of units' }, { min: 1, max: 999 })),
  meterCapacity: optional(choice({ fa: 'ظرفیت صحیح کنتور', en: 'Right meter capacity' }, capacities)),
} as const;
const rightTerms = { ...rightTermsOnly, document } as const;

/** A tariff version of the bill's days that was not known when the bill was issued (A6-1, 15.4-41). */
export const rightTariff = {
  version: withHelp(text({ fa: 'نسخه تعرفه صحیح', en: 'Right tariff version' }, 60), {
    fa: 'نسخه‌ای که برای روزهای این قبض پس از صدور آن منتشر شده است',
    en: 'a version for the days of the bill that was published after the bill was issued',
  }),
  document,
} as const;

/**
 * A reading above the index seen is corrected first: as long as one stands, the case cannot end as corrected by another
 * cause (15.4-38).
 */
export const noReadingMustExceedIndexSeen = (seen: SeenReadings) =>
  readingMustNotExceedIndexSeen({ ...seen, disputed: readingsAboveIndexSeen(seen)[0] });

const offeredIf = [objectionMustConcernTheGasPrice, noReadingMustExceedIndexSeen] as const;

type Filled = Deciding<FactRecord, Answers<typeof rightTariff>>;

/** Use, zone, units or capacity were wrong. */
export const termsWrong = <const To extends string>(to: To) =>
  decision({
    title: { fa: 'شرایط اشتراک اشتباه است', en: 'The terms of supply are wrong' },
    asks: rightTerms,
    offeredIf,
    mustHold: [wrongTermsMustBeNamed],
    to,
  });

/** The bill was rated by a tariff version that a later one replaces. */
export const tariffWrong = <const To extends string>(to: To) =>
  decision({
    title: { fa: 'تعرفه قبض اشتباه است', en: 'The tariff of the bill is wrong' },
    asks: rightTariff,
    offeredIf,
    mustHold: [({ form, ...weighed }: Filled) => rightTariffMustApply(form.version, weighed)],
    to,
  });

/** Card 22 for every bill of the days of the right terms (15.4-39). */
export const termsCorrection = request({
  ...correctionRequest,
  after: rightTerms,
  needs: {},
  content: ({ form: { document: proof, ...terms }, ...asking }) => ({
    ...requestedBy(asking),
    cause: { kind: 'terms' as const, ...terms },
    document: proof,
  }),
});

/** Card 22 for the disputed bill by the tariff version that applies to its days (15.4-41). */
export const tariffCorrection = request({
  ...correctionRequest,
  after: rightTariff,
  needs: {},
  content: ({
    form: { document: proof, version },
    facts: { billNumber },
    ...asking
  }: Asking<{ readonly billNumber: string }, Answers<typeof rightTariff>>) => ({
    ...requestedBy(asking),
    cause: { kind: 'tariffVersion' as const, billNumber, version },
    document: proof,
  }),
});
