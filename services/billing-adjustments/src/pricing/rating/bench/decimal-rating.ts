import { rial } from '@pishkhan/money';
import { Decimal } from 'decimal.js';
import type { TariffVersion } from '../../tariff/domain/tariff-book.messages.ts';
import type { Charges, PeriodToRate, PricedTerms } from '../domain/rating.lines.ts';

/** Precise enough for sums of thirds to round correctly at a half. */
const Wide = Decimal.clone({ precision: 50, rounding: Decimal.ROUND_HALF_UP });

/** Days of a period with one version, season and set of terms. */
export interface DecimalPart {
  readonly terms: PricedTerms;
  readonly version: TariffVersion;
  readonly season: string;
  readonly days: number;
}

const tiersFor = ({ terms: { use, climateZone, meterCapacity }, version, season }: DecimalPart) =>
  version.uses
    .find((pricing) => pricing.use === use)!
    .tables.find(
      (table) =>
        (table.seasons?.includes(season) ?? true) &&
        (table.zones?.includes(climateZone) ?? true) &&
        (table.capacities?.includes(meterCapacity) ?? true),
    )!.tiers;

/**
 * The formula of 11.5, literally: k = days / 30 (× units by option); each tier's price × the volume between bound × k
 * and bound × k.
 */
const gasPriceOf = (period: PeriodToRate, part: DecimalPart, totalDays: number): Decimal => {
  const volume = new Wide(period.consumption).times(part.days).dividedBy(totalDays);
  const k = new Wide(part.days)
    .dividedBy(30)
    .times(part.version.boundsTimesDwellingUnits ? part.terms.dwellingUnits : 1);
  let lower = new Wide(0);
  let amount = new Wide(0);
  for (const { upTo, price } of tiersFor(part)) {
    const upper = upTo === null ? volume : Wide.min(volume, new Wide(upTo).times(k));
    if (upper.gt(lower)) {
      amount = amount.plus(upper.minus(lower).times(price));
      lower = upper;
    }
  }
  return amount;
};

const rounded = (amount: Decimal) => rial(amount.toDecimalPlaces(25).toDecimalPlaces(0).toNumber());

/**
 * Independent calculation of the charges in decimal.js. The base of a rate is the part's share of the printed lines
 * (15.4-30), by rating rule 1 the exact amount.
 */
export const decimalCharges = (period: PeriodToRate, parts: readonly DecimalPart[]): Charges => {
  const totalDays = parts.reduce((days, part) => days + part.days, 0);
  const printed = (amount: Decimal) => (period.ratingRule === 1 ? amount : new Wide(rounded(amount)));
  let [gas, standing, levy, vat] = [new Wide(0), new Wide(0), new Wide(0), new Wide(0)];
  for (const part of parts) {
    const { version, days } = part;
    const partGas = gasPriceOf(period, part, totalDays);
    const monthly = version.standingCharges.find(({ capacity }) => capacity === part.terms.meterCapacity)!.monthly;
    const partStanding = new Wide(monthly).times(days).dividedBy(30);
    const [gasBase, standingBase] = [
      printed(gas.plus(partGas)).minus(printed(gas)),
      printed(standing.plus(partStanding)).minus(printed(standing)),
    ];
    gas = gas.plus(partGas);
    standing = standing.plus(partStanding);
    levy = levy.plus(gasBase.times(version.levyBasisPoints).dividedBy(10_000));
    vat = vat.plus(gasBase.plus(standingBase).times(version.vatBasisPoints).dividedBy(10_000));
  }
  const [gasPrice, standingCharge, levyLine, vatLine] = [rounded(gas), rounded(standing), rounded(levy), rounded(vat)];
  return {
    gasPrice,
    standingCharge,
    levy: levyLine,
    vat: vatLine,
    total: rial(gasPrice + standingCharge + levyLine + vatLine),
  };
};
