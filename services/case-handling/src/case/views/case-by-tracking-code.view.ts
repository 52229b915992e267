import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import { caseFact } from './case-fact.ts';

/** `_id` is the tracking code. */
export interface CaseByTrackingCode {
  readonly caseId: string;
}

/** "Which case has this tracking code?", for the clerk whom an applicant asks (C3-2). */
export const caseByTrackingCode = defineView<CaseByTrackingCode>({
  name: 'case-by-tracking-code',
  version: 1,
  question: 'Which case has this tracking code?',
  from: { categories: ['case'] },
  schema: new mongoose.Schema({ _id: String, caseId: String }, { versionKey: false }),
  keysOf: (fact) => {
    const event = caseFact(fact);
    return event.type === 'CaseOpened' ? [event.data.trackingCode] : [];
  },
  apply: (document, fact) => {
    const event = caseFact(fact);
    return event.type === 'CaseOpened' && !document ? { caseId: event.data.caseId } : document;
  },
});
