import { civilDate, defineView, eventsOf, list, optional, orNull, rial, text, truth, whole } from '@pishkhan/views';
import { publicationWays } from '@pishkhan/published-versions';
import { Type } from 'typebox';
import { tariffBook } from '../domain/tariff-book.ts';

const title = Type.Object({ fa: text('Persian'), en: text('English') }, { $id: 'Title' });
const season = Type.Object(
  {
    name: text('name used by price tables'),
    title,
    from: text('first day, Jalali month and day'),
    to: text('last day, included'),
  },
  { $id: 'Season' },
);
const priceTier = Type.Object(
  {
    upTo: orNull(whole('m³ per month of 30 days, included; null is the open end')),
    price: rial('price of a cubic metre'),
  },
  { $id: 'PriceTier' },
);
const priceTable = Type.Object(
  {
    seasons: optional(list('its seasons; absent: all', Type.String())),
    zones: optional(list('its climate zones; absent: all', Type.Integer())),
    capacities: optional(list('its meter capacities; absent: all', Type.String())),
    illustrative: optional(truth('not published: inferred or guessed')),
    note: optional(text('source')),
    tiers: list('tiers, the lowest first', priceTier),
  },
  { $id: 'PriceTable' },
);
const usePricing = Type.Object(
  { use: text('use by tariff code'), title, tables: list('price tables', priceTable) },
  { $id: 'UsePricing' },
);
const standingCharge = Type.Object(
  { capacity: text('meter capacity'), monthly: rial('monthly amount') },
  { $id: 'StandingCharge' },
);
const publication = Type.Object(
  {
    way: Type.Enum([...publicationWays]),
    proposedBy: text('who proposed it'),
    proposedOn: civilDate('day of the proposal'),
    confirmedBy: optional(text('the second person')),
    confirmedAs: optional(text('role of the second person')),
    inForceAt: text('the moment from which it counts, UTC'),
    retroactiveBecause: optional(text('why it is dated before its publication')),
  },
  { $id: 'Publication' },
);
const tariffVersion = Type.Object(
  {
    version: text('name of the version'),
    title,
    sample: truth('not supported by a decree'),
    source: text('place of publication'),
    effectiveFrom: civilDate('first day in force'),
    effectiveFromJalali: text('first day in force (Jalali date)'),
    seasons: list('seasons, every day of the year in exactly one', season),
    uses: list('uses', usePricing),
    standingCharges: list('standing charges by capacity', standingCharge),
    standingChargesAreSample: truth('no amounts were published'),
    levyBasisPoints: whole('rural gas-supply levy in hundredths of a per cent of the gas price'),
    vatBasisPoints: whole('value added tax in hundredths of a per cent'),
    boundsTimesDwellingUnits: truth('tier bounds are multiplied by the dwelling units on the meter'),
    averageHouseholdPrice: Type.Record(Type.String(), rial('average household price of the season')),
    notes: list('notes', title),
    publishedOn: optional(civilDate('day of publishing: a further version could replace it on that day')),
    replaces: optional(text('version that it replaces')),
    replacedBy: optional(text('version that replaces it; then it is in force on no day')),
    publication: optional(publication),
    place: optional(whole('place among the published versions, from 1')),
  },
  { $id: 'TariffVersion' },
);

/** One document per version. */
export const tariffsInForce = defineView({
  name: 'tariffs-in-force',
  version: 2,
  question: 'Which tariff versions are published, and which is in force on a day? For explaining or disputing a price.',
  source: eventsOf(tariffBook),
  document: tariffVersion,
  indexes: [{ effectiveFrom: 1 }],
}).on({
  TariffVersionProposed: 'ignored',
  TariffVersionDeclined: 'ignored',
  TariffVersionPublished: {
    keys: ({ data: { version, replaces } }) => (replaces === undefined ? [version] : [version, replaces]),
    change: (document, { data }, version) =>
      document && version === data.replaces ? { ...document, replacedBy: data.version } : data,
  },
});
