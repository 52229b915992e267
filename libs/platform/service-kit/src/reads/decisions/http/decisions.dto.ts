import { choice, civilDate, optional, placeName, userName } from '@pishkhan/fields';
import { dto } from '../../../fields/dto.ts';
import { paging } from '../../../fields/page-query.ts';
import { decisionKindNames, decisionKinds } from '../decision-kinds.ts';
import { decisionLimitFields } from '../decision-limits.policy.ts';
import { decisionRuleNames, decisionRules, whichDecisions } from '../decision-rules.ts';

const period = {
  from: optional(civilDate({ fa: 'نخستین روز', en: 'first day; default 30 days before the last one' })),
  to: optional(civilDate({ fa: 'آخرین روز', en: 'last day; default today' })),
  kind: optional(choice({ fa: 'نوع', en: 'kind' }, decisionKindNames, { titles: decisionKinds })),
};

export class DecisionQuery extends dto({
  ...paging,
  ...period,
  which: optional(whichDecisions),
  person: optional(userName({ fa: 'شناسه کاربر', en: 'person with any part' }, { example: 'policy-1' })),
  county: optional(placeName({ fa: 'اداره شهرستان', en: 'county office' }, { example: 'county-1' })),
  rule: optional(choice({ fa: 'قاعده', en: 'rule' }, decisionRuleNames, { titles: decisionRules })),
  quickMinutes: optional(decisionLimitFields.quickMinutes),
}) {}

export class PairQuery extends dto({
  ...period,
  pairDecisions: optional(decisionLimitFields.pairDecisions),
  pairPercent: optional(decisionLimitFields.pairPercent),
}) {}
