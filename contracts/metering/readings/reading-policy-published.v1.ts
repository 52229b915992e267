import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';

const limit = (description: string) => Type.Integer({ minimum: 0, description });

export const readingPolicyPublished = contract({
  service: 'metering',
  type: 'ReadingPolicyPublished',
  version: 1,
  sentence:
    'The company decided from which limits on an index waits for a person, from a day on (15.4-33, 15.4-34). Without this message no rollover is confirmed and no consumption is unusual.',
  schema: Type.Object({
    name: Type.Literal('index-judgement', { description: 'name of the policy' }),
    version: id('version of the policy'),
    effectiveFrom: civilDate('first day in force'),
    sample: Type.Boolean({ description: 'true until the company has decided it' }),
    settles: Type.String({ minLength: 1, description: 'the gap of the sources that it settles, and how' }),
    content: Type.Object({
      rolloverPercentOfRegister: limit('most consumption of a rollover, per cent of the register'),
      confirmPercentOfCapacity: limit('rollover confirmed by the policy, up to per cent of the capacity'),
      confirmTimesSameSeason: limit('rollover confirmed by the policy, up to times the same season'),
      unusualTimesSameSeason: limit('unusual from times the same season; 0 never'),
      unusualCubicMetresPer30Days: limit('least unusual m³ in 30 days'),
      readingsOfAStandstill: limit('readings of a standstill'),
      reviewWithinDays: limit('days to review a reading'),
    }),
    publishedOn: Type.Optional(civilDate('day of publishing')),
    replaces: Type.Optional(id('version with the same first day that it replaces')),
  }),
  example: {
    name: 'index-judgement' as const,
    version: 'sample-1',
    effectiveFrom: '2018-04-05',
    sample: true,
    settles: '15.4-33, 15.4-34: limits of the judgement of an index',
    content: {
      rolloverPercentOfRegister: 25,
      confirmPercentOfCapacity: 15,
      confirmTimesSameSeason: 3,
      unusualTimesSameSeason: 10,
      unusualCubicMetresPer30Days: 600,
      readingsOfAStandstill: 3,
      reviewWithinDays: 3,
    },
    publishedOn: '2026-11-23',
  },
});
export type ReadingPolicyPublished = DataOf<typeof readingPolicyPublished>;
