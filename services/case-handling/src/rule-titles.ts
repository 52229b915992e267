import { titlesOf } from '@pishkhan/decider';
import * as publishingRules from '@pishkhan/published-versions';
import * as applicantErasureRules from './case/applicant/domain/applicant-erasure.rules.ts';
import * as casePolicyRules from './published/case-policy/domain/case-policy.rules.ts';
import * as caseRules from './engine/rules/case.rules.ts';
import * as handOverRules from './engine/rules/hand-over.rules.ts';
import * as openingRules from './engine/rules/opening.rules.ts';
import * as orderRules from './engine/rules/order.rules.ts';
import * as judgementRules from './kinds/meter/orders/judgement.rules.ts';
import * as reportRules from './kinds/meter/orders/report.rules.ts';
import * as selfReadingRules from './kinds/reading/self-reading.rules.ts';
import * as moveRules from './engine/rules/move.rules.ts';
import * as verbRules from './engine/rules/verb.rules.ts';
import * as feeScheduleRules from './published/fee-schedule/domain/fee-schedule.rules.ts';
import * as caseKindsRules from './kinds/parts/case-kinds.rules.ts';
import * as complaintRules from './kinds/conduct/complaint.rules.ts';
import * as meterFaultRules from './kinds/meter/fault/meter-fault.rules.ts';
import * as rightIndexRules from './kinds/parts/right-index.rules.ts';
import * as wrongReadingRules from './kinds/parts/wrong-reading.rules.ts';
import * as wrongPriceRules from './kinds/parts/cause/wrong-price.rules.ts';
import * as wrongDaysRules from './kinds/parts/cause/wrong-days.rules.ts';
import * as wrongItemRules from './kinds/parts/cause/wrong-item.rules.ts';
import * as visitRules from './kinds/parts/visit.rules.ts';
import * as workingCalendarRules from './published/working-calendar/domain/working-calendar.rules.ts';
import * as spanRules from './case/http/reading/worklist/statistics/span.rules.ts';
import * as requestSubjectRules from './request-subject/domain/request-subject.rules.ts';

const rules = [
  publishingRules,
  casePolicyRules,
  caseRules,
  handOverRules,
  openingRules,
  verbRules,
  moveRules,
  feeScheduleRules,
  caseKindsRules,
  rightIndexRules,
  wrongReadingRules,
  wrongPriceRules,
  wrongItemRules,
  wrongDaysRules,
  visitRules,
  meterFaultRules,
  orderRules,
  judgementRules,
  reportRules,
  selfReadingRules,
  spanRules,
  complaintRules,
  workingCalendarRules,
  requestSubjectRules,
  applicantErasureRules,
];

/** Titles of this service's rules for the problem documents. */
export const ruleTitles = titlesOf(rules);
