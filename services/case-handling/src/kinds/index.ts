import type { CaseKind } from '../engine/kind/kind.ts';
import { billReview } from './bill/bill-review.case.ts';
import { complaint } from './conduct/complaint.case.ts';
import { meterFault } from './meter/fault/meter-fault.case.ts';
import { meterFaultV2 } from './meter/fault/meter-fault.v2.case.ts';
import { meterTestCase } from './meter/test/meter-test.case.ts';
import { meterVisit } from './meter/visit/meter-visit.case.ts';
import { selfReadingCase } from './reading/self-reading.case.ts';

/** All kinds and versions of cases. A spec compares the list with the folder. */
export const kinds: readonly CaseKind[] = [
  billReview,
  meterVisit,
  meterTestCase,
  meterFault,
  meterFaultV2,
  selfReadingCase,
  complaint,
];
