import type { KnownBilling, KnownReading, KnownTariffVersion } from '../../../engine/kind/known.ts';
import type { Refusal } from '../../../engine/kind/facts.ts';
import {
  namedTariffMustApplyToTheBill,
  namedTariffMustBePublished,
  namedTariffMustNotBeTheBillsOwn,
} from './wrong-price.rules.ts';

type Bill = NonNullable<KnownBilling['bill']>;

/** Days of the bill as printed and as its readings have them now: a corrected day moves one of its ends (15.4-39). */
const daysOf = ({ periodFrom, periodTo, ...bill }: Bill, readings: readonly KnownReading[]) => {
  const dayOf = (id: string) => readings.find(({ readingId }) => readingId === id)?.readOn;
  const [opened, closed] = [dayOf(bill.openingReadingId) ?? periodFrom, dayOf(bill.closingReadingId) ?? periodTo];
  return { from: opened < periodFrom ? opened : periodFrom, to: closed > periodTo ? closed : periodTo };
};

/**
 * Every version by its first day; undefined if versions of an earlier release were published before those known, and if
 * none is known. A number is at least the place of its version: where the n-th known one has the number n, none before
 * it is missing, and later ones have all arrived in order (15.4-41).
 *
 * @param versions In the order of publishing
 */
const tariffBookOf = (versions: readonly KnownTariffVersion[]): readonly KnownTariffVersion[] | undefined => {
  if (!versions.some(({ number }, place) => number === place + 1)) return undefined;
  return [...new Map(versions.map((each) => [each.effectiveFrom, each])).values()].toSorted((one, other) =>
    one.effectiveFrom < other.effectiveFrom ? -1 : 1,
  );
};

/**
 * The version that a decision names is published, in force on days of the disputed bill, and none that the bill is
 * rated by already (15.4-41). Where earlier versions are missing here, billing decides; where none is known, none can
 * be named.
 */
export const rightTariffMustApply = (
  version: string | undefined,
  {
    billing,
    meterReadings,
  }: { readonly billing?: KnownBilling | undefined; readonly meterReadings: readonly KnownReading[] },
): Refusal => {
  if (version === undefined || billing === undefined) return false;
  const book = tariffBookOf(billing.tariffVersions);
  if (book === undefined && billing.tariffVersions.length > 0) return false;
  const unknown = namedTariffMustBePublished(version, billing.tariffVersions);
  if (unknown || !billing.bill) return unknown;
  const days = daysOf(billing.bill, meterReadings);
  const known = book ?? [];
  const inForce = known.filter(
    ({ effectiveFrom }, place) =>
      effectiveFrom < days.to && (known[place + 1] === undefined || known[place + 1]!.effectiveFrom > days.from),
  );
  return (
    namedTariffMustApplyToTheBill(version, days, inForce) || namedTariffMustNotBeTheBillsOwn(version, billing.bill)
  );
};
