import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import { subjects } from '../../engine/kind/known.ts';
import { caseFact, caseIdOf } from './case-fact.ts';

/** `_id` is the case. */
export interface ReviewOfBill {
  readonly billNumber: string;
  readonly officeId: string;
  readonly open: boolean;
}

/** "Is this bill already under review?", for every office before it registers a review (A6-1). */
export const reviewsOfBill = defineView<ReviewOfBill>({
  name: 'reviews-of-bill',
  version: 1,
  question: 'Is this bill already under review?',
  from: { categories: ['case'] },
  schema: new mongoose.Schema(
    { _id: String, billNumber: String, officeId: String, open: Boolean },
    { versionKey: false },
  ).index({ billNumber: 1, open: 1 }),
  keysOf: (fact) => [caseIdOf(fact)],
  apply: (document, fact) => {
    const event = caseFact(fact);
    if (event.type === 'CaseClosed') return document && { ...document, open: false };
    if (event.type !== 'CaseOpened') return document;
    const billNumber = event.data.asked[subjects.bill.field];
    return billNumber === undefined
      ? undefined
      : { billNumber: String(billNumber), officeId: event.data.officeId, open: true };
  },
});
