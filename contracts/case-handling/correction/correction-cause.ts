import { Type } from 'typebox';
import { civilDate, climateZone, id, index, meterCapacity, tariffUse } from '../../fields.ts';

/** Readings with a wrong index, and the index of the meter on the day of each, by the evidence (A3-3, A6-3). */
export const wrongReadings = Type.Object({
  kind: Type.Literal('readings'),
  readings: Type.Array(
    Type.Object({
      readingId: id('reading with the wrong index'),
      rightIndex: index('index of the meter on the day of that reading, by the evidence'),
    }),
    { minItems: 1, description: 'in the order of their days' },
  ),
});

/** Terms of supply that are in force from a day on; bills of these days were rated by others (15.4-39, A6-1). */
export const wrongTerms = Type.Object({
  kind: Type.Literal('terms'),
  from: civilDate('first day of the right terms'),
  use: Type.Optional(tariffUse),
  climateZone: Type.Optional(climateZone),
  dwellingUnits: Type.Optional(Type.Integer({ minimum: 1, maximum: 999, description: 'number of units (تعداد واحد)' })),
  meterCapacity: Type.Optional(meterCapacity),
  changeId: Type.Optional(id('change of the account that is recorded already; without it the correction records one')),
});

/** A tariff version for the days of a bill that was not known when the bill was issued (15.4-41, A6-1). */
const wrongTariffVersion = Type.Object({
  kind: Type.Literal('tariffVersion'),
  billNumber: id('bill that is rated by it'),
  version: id('tariff version that applies to days of the bill'),
});

/** A Card 74 item of the account is wrong, and both sides of its pair are reversed (15.4-39, A6-1 b). */
const wrongMiscItem = Type.Object({
  kind: Type.Literal('miscItem'),
  linkId: id('id of both sides of the Card 74 pair, as named in the ledger of the account'),
});

/** What is wrong about the bills, by kind (11.8-2). */
export const correctionCause = Type.Union([wrongReadings, wrongTerms, wrongTariffVersion, wrongMiscItem], {
  description: 'what is wrong about the bills (11.8-2)',
});

/** Readings with a wrong day, and the day of each, by the evidence: its index was seen on that day (15.4-39). */
export const wrongDays = Type.Object({
  kind: Type.Literal('days'),
  readings: Type.Array(
    Type.Object({
      readingId: id('reading whose day was recorded wrongly'),
      rightDay: civilDate('day on which it was read, by the evidence; the order of the readings stays'),
    }),
    { minItems: 1, description: 'in the order of their days' },
  ),
});

/** One thing that is wrong. */
const oneCause = Type.Union([...correctionCause.anyOf, wrongDays], { description: 'one wrong input (11.8-2)' });

/** Several wrong inputs, one of each kind: they are independent, so their order means nothing (15.4-38, 15.4-39). */
export const severalCauses = Type.Object({
  kind: Type.Literal('several'),
  causes: Type.Array(oneCause, { minItems: 2, maxItems: 5, description: 'one of each kind' }),
});

/** What is wrong about the bills: one input, or several at once. */
export const anyCause = Type.Union([...oneCause.anyOf, severalCauses], {
  description: 'what is wrong about the bills: one input, or several at once (11.8-2, 15.4-38)',
});
