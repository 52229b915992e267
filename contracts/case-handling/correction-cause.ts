import { Type } from 'typebox';
import { id, index } from '../fields.ts';

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

/** What is wrong about the bills, by kind (11.8-2). */
export const correctionCause = Type.Union([wrongReadings], { description: 'what is wrong about the bills (11.8-2)' });
