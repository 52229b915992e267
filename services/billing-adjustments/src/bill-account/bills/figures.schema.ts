import { list, optional, orNull, rial, text, titled, truth, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { carriedLineTitles, ratedLineTitles } from './line-titles.ts';

/** Amounts of a bill by line (11.6). */
export const charges = Type.Object(
  {
    gasPrice: rial('gas price (گازبها)'),
    standingCharge: rial('standing charge (آبونمان)'),
    levy: rial('rural gas-supply levy (عوارض گازرسانی)'),
    vat: rial('value added tax'),
    total: rial('sum of the lines'),
  },
  { $id: 'Charges' },
);

const exact = Type.Object(
  { exact: text('integer or fraction in lowest terms'), shown: text('to three decimals, half up') },
  { $id: 'Exact' },
);

const tier = Type.Object(
  {
    tier: whole('from 1'),
    upTo: orNull(whole('published bound, m³ per 30 days; null is the open end')),
    periodUpTo: orNull(exact),
    price: rial('price per m³'),
    volume: exact,
    amount: exact,
  },
  { $id: 'Tier', description: 'volumes in m³, amounts in rial, not rounded; `periodUpTo` is the bound for these days' },
);

/** The terms of supply by which a day is priced. */
export const pricedTerms = Type.Object(
  {
    use: text('use by tariff code'),
    climateZone: whole('climate zone, 1 is the coldest'),
    dwellingUnits: whole('dwelling units on the meter'),
    meterCapacity: text('capacity of the meter'),
  },
  { $id: 'PricedTerms' },
);

/** Days of a period with one tariff version, one season and one set of terms. The fields depend on the line. */
export const part = Type.Object(
  {
    from: text('first day'),
    to: text('first day after the part'),
    days: whole('days'),
    tariffVersion: text('tariff version'),
    season: text('season'),
    terms: optional(pricedTerms),
    amount: exact,
    volume: optional(exact),
    illustrative: optional(truth('gas price: the table was not published')),
    tiers: optional(list('gas price: tiers that the volume reached', tier)),
    monthly: optional(rial('standing charge per month of 30 days')),
    basisPoints: optional(whole('levy and VAT: hundredths of a per cent')),
    base: optional(exact),
  },
  {
    $id: 'Part',
    description:
      '`terms` only in a period inside which they change; gas price has `volume`, `tiers`, `illustrative`; standing charge `monthly`; levy and VAT `base`, `basisPoints`',
  },
);

/** A line calculated by the tariff. */
export const line = Type.Object(
  {
    line: titled('name of the line', ratedLineTitles),
    rule: text('rule of the sources for this line'),
    amount: rial('rounded once'),
    tariffVersions: list('tariff versions', Type.String()),
    parts: list('parts', part),
    inputs: list('ids of the messages and corrections with its inputs', Type.String()),
  },
  { $id: 'Line' },
);

/** A line of the previous balance (11.6, 11.7). */
export const carriedLine = Type.Object(
  {
    line: titled('name of the line', carriedLineTitles),
    rule: text('rule of the sources for this line'),
    amount: rial('part of the previous balance'),
    inputs: list('bills, receipts, reversed payments, corrections and refunds since the previous bill', Type.String()),
  },
  { $id: 'CarriedLine' },
);
