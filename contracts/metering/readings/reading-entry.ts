import { Type } from 'typebox';
import { id, index } from '../../fields.ts';

/** Why the company read a meter itself, in words (glossary 14.2, 14.3). */
export const readingReasonTitles = {
  periodic: { fa: 'قرائت دوره‌ای', en: 'periodic reading' },
  visit: { fa: 'بازدید کنتور', en: 'visit of the meter' },
  onDemand: { fa: 'صورتحساب خارج از دوره', en: 'off-cycle bill' },
} as const;

/**
 * What a reading says of itself besides its figure; absent if a contractor delivered it in a file and nobody changed
 * it.
 */
export const readingEntry = {
  reason: Type.Optional(
    Type.Enum(['periodic', 'visit', 'onDemand'], {
      description: 'why the company read the meter itself; absent of a contractor, and in messages of earlier releases',
    }),
  ),
  rawIndex: Type.Optional(
    index('index as delivered, if a review accepted another one; absent if it is the same (15.4-34)'),
  ),
  contractId: Type.Optional(
    id('contract by which the contractor read; absent of the company, and in messages of earlier releases'),
  ),
  zone: Type.Optional(id('zone of the meter on that day; as the contract, and absent of a meter of no zone')),
  photo: Type.Optional(id('document with the photograph of the meter; absent without one')),
};
