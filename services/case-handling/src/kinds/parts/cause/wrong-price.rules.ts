import type { CivilDate } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';
import type { FactRecord } from '../../../engine/kind/facts.ts';
import type { KnownTariffVersion } from '../../../engine/kind/known.ts';

interface About {
  readonly facts: FactRecord;
}

/** Use, zone, units, capacity and tariff decide the gas price: they answer an objection to it (A6-1 a, 15.4-39). */
export const objectionMustConcernTheGasPrice = rule(
  'ObjectionMustConcernTheGasPrice',
  { fa: 'موضوع اعتراض گازبها نیست', en: 'The objection is not about the gas price' },
  ({ facts }: About) => facts['objection'] !== 'gasPrice',
);

interface RightTerms {
  readonly use?: string;
  readonly climateZone?: number;
  readonly dwellingUnits?: number;
  readonly meterCapacity?: string;
}

/** Whoever finds the terms wrong names the right value of at least one of them (11.8-2, 15.4-39). */
export const wrongTermsMustBeNamed = rule(
  'WrongTermsMustBeNamed',
  {
    fa: 'دست‌کم یکی از نوع مصرف، پهنه اقلیمی، تعداد واحد یا ظرفیت کنتور را با مقدار صحیح آن وارد کنید',
    en: 'Name at least one of use, climate zone, units and capacity with its right value',
  },
  ({ form: { use, climateZone, dwellingUnits, meterCapacity } }: { readonly form: RightTerms }) =>
    [use, climateZone, dwellingUnits, meterCapacity].every((value) => value === undefined),
);

/** A tariff version is named as it was published (11.1, 15.4-41). */
export const namedTariffMustBePublished = rule(
  'NamedTariffMustBePublished',
  {
    fa: 'نسخه تعرفه‌ای با این نام منتشر نشده یا هنوز به این بخش نرسیده است؛ اندکی بعد دوباره بفرستید',
    en: 'No tariff version of this name is published, or it has not arrived here yet; send the request again in a moment',
  },
  (version: string, published: readonly KnownTariffVersion[]) =>
    !published.some((each) => each.version === version) && {
      version,
      versions: published.map((each) => each.version),
    },
);

/** Days on which one is in force, the last one not included. */
interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A bill is rated by the versions that are in force on its days (11.5, 15.4-41). */
export const namedTariffMustApplyToTheBill = rule(
  'NamedTariffMustApplyToTheBill',
  {
    fa: 'این نسخه تعرفه در روزهای این قبض اجرا نمی‌شود',
    en: 'The tariff version is not in force on any day of the bill',
  },
  (version: string, { from, to }: Days, inForce: readonly KnownTariffVersion[]) =>
    !inForce.some((each) => each.version === version) && {
      version,
      from,
      to,
      versions: inForce.map((each) => each.version),
    },
);

/** A bill that is rated by a version already is not corrected by it (15.4-41). */
export const namedTariffMustNotBeTheBillsOwn = rule(
  'NamedTariffMustNotBeTheBillsOwn',
  {
    fa: 'این قبض با همین نسخه تعرفه محاسبه شده است',
    en: 'The bill is rated by this tariff version already',
  },
  (version: string, { tariffVersions = [] }: { readonly tariffVersions?: readonly string[] }) =>
    tariffVersions.includes(version) && { version, versions: [...tariffVersions] },
);
