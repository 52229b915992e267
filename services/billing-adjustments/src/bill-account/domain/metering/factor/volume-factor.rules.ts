import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isSamePerson } from '@pishkhan/roles';
import type { ProposeVolumeFactor, VolumeFactorProposed, VolumeFactorTerms } from './volume-factor.messages.ts';

/** ¼ psi in millionths of a kPa: the supply of small subscribers (11.4, 13.2). */
export const SMALL_SUPPLY = 1_723_689;

/** Small subscribers are billed on the index difference, without correction (11.4, 13.2). */
export const smallSubscriberMustBeBilledByIndex = rule(
  'SmallSubscriberMustBeBilledByIndex',
  {
    fa: 'فشار تحویل گاز از یک‌چهارم پوند بر اینچ مربع بیشتر نیست؛ مشترک جزء با رقم کنتور صورتحساب می‌شود',
    en: 'The supply is at most ¼ psi: a small subscriber is billed by the index',
  },
  (gaugePressure: string, millionths: number) => millionths <= SMALL_SUPPLY && { gaugePressure },
);

/** A corrector gives the factor; otherwise it is calculated from pressure and temperature (11.4). */
export const volumeFactorMustHaveItsInputs = rule(
  'VolumeFactorMustHaveItsInputs',
  {
    fa: 'برای دستگاه تصحیح‌کننده ضریب را وارد کنید، و برای محاسبه فشار محیط و دما را',
    en: 'A corrector has its factor; a calculated one has atmospheric pressure and temperature',
  },
  ({ source, factor, conditions }: Pick<ProposeVolumeFactor, 'source' | 'factor' | 'conditions'>) =>
    (source === 'corrector'
      ? factor === undefined || conditions !== undefined
      : factor !== undefined ||
        conditions?.atmosphericPressure === undefined ||
        conditions.temperature === undefined) && { source },
);

/** A factor has at most as many digits as one that is typed: 999,999.999999. */
const MOST_MILLIONTHS = 999_999_999_999;

/** No gas is colder than absolute zero or thinner than nothing, and no factor makes it vanish or boundless (11.4). */
export const volumeFactorMustBePossible = rule(
  'VolumeFactorMustBePossible',
  {
    fa: 'این فشار، دما یا ضریب ممکن نیست؛ اعداد را بررسی کنید',
    en: 'This pressure, temperature or factor is not possible; check the figures',
  },
  (millionths: number | undefined) => millionths === undefined || millionths <= 0 || millionths > MOST_MILLIONTHS,
);

/** A factor converts what a meter of the connection measures, so it starts with the first one or later (11.4). */
export const volumeFactorMustHaveAMeter = rule(
  'VolumeFactorMustHaveAMeter',
  {
    fa: 'در این روز هنوز کنتوری نصب نشده بود؛ ضریب از روز نخستین نصب یا پس از آن آغاز می‌شود',
    en: 'No meter was installed on that day; a factor starts on the day of the first installation or later',
  },
  (from: CivilDate, installedOn: CivilDate | undefined) =>
    installedOn !== undefined && from < installedOn && { from, installedOn },
);

/** The correction of issued bills takes a factor that waits for it (11.8, 15.4-41). */
export const volumeFactorMustBeKept = rule(
  'VolumeFactorMustBeKept',
  {
    fa: 'ضریبی با این شناسه در انتظار اصلاح قبض‌های صادرشده نیست',
    en: 'No such factor waits for the correction of issued bills',
  },
  (factorId: string, kept: VolumeFactorTerms | undefined) => kept === undefined && { factorId },
);

/** A factor that is proposed, set or declined is known by its id (11.4, 7.5). */
export const volumeFactorMustExist = existenceRule(
  'VolumeFactorMustExist',
  { fa: 'ضریبی با این شناسه برای این اشتراک نیست', en: 'The account has no such factor' },
  (factorId: string, isKnown: boolean) => !isKnown && { factorId },
);

/** A factor is confirmed or declined once (7.5). */
export const volumeFactorMustBeWaiting = statusRule(
  'VolumeFactorMustBeWaiting',
  { fa: 'درباره این ضریب پیش‌تر تصمیم گرفته شده است', en: 'This factor was decided on before' },
  (factorId: string) => ({ factorId }),
);

/** Two persons set a factor, because it changes the money of every later bill (7.5). */
export const volumeFactorMustBeConfirmedByAnother = permissionRule(
  'VolumeFactorMustBeConfirmedByAnother',
  { fa: 'ضریب را کس دیگری جز پیشنهاددهنده تأیید می‌کند', en: 'Another person than the proposer confirms a factor' },
  ({ proposedBy }: Pick<VolumeFactorProposed['data'], 'proposedBy'>, by: string) => isSamePerson(proposedBy, by),
);
