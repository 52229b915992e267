import type { CaseKind } from '../case/domain/kind/kind.ts';
import { billReview } from './bill-review.case.ts';
import { meterVisit } from './meter-visit.case.ts';

/** Every kind and version that a case may be on. A spec compares the list with the folder. */
export const kinds: readonly CaseKind[] = [billReview, meterVisit];
