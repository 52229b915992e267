import { titlesOf } from '@pishkhan/decider';
import * as publishingRules from '@pishkhan/published-versions';
import * as accountRules from './account/domain/account.rules.ts';
import * as termsRules from './account/domain/terms/terms.rules.ts';
import * as erasureRules from './person/erasure/domain/erasure.rules.ts';
import * as officeRules from './office/domain/office.rules.ts';
import * as personPolicyRules from './person/retention/domain/person-policy.rules.ts';
import * as personRules from './person/domain/person.rules.ts';
import * as staffRules from './look-ups/staff/domain/staff-member.rules.ts';

const rules = [
  publishingRules,
  accountRules,
  termsRules,
  personRules,
  staffRules,
  officeRules,
  erasureRules,
  personPolicyRules,
];

/** Titles of this service's rules for the problem documents. */
export const ruleTitles = titlesOf(rules);
