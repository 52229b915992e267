import { choice, civilDate, optional, placeName, userName, whole } from '@pishkhan/fields';
import { dto } from '../../../fields/dto.ts';
import { paging } from '../../../fields/page-query.ts';
import { decisionKindNames, decisionKinds } from '../decision.ts';
import { decisionRuleNames, decisionRules } from '../decision-rules.ts';

const period = {
  from: optional(civilDate({ fa: 'نخستین روز', en: 'first day; default 30 days before the last one' })),
  to: optional(civilDate({ fa: 'آخرین روز', en: 'last day; default today' })),
  kind: optional(choice({ fa: 'نوع', en: 'kind' }, decisionKindNames, { titles: decisionKinds })),
};

export class DecisionQuery extends dto({
  ...paging,
  ...period,
  person: optional(userName({ fa: 'شناسه کاربر', en: 'person with any part' }, { example: 'policy-1' })),
  county: optional(placeName({ fa: 'اداره شهرستان', en: 'county office' }, { example: 'county-1' })),
  rule: optional(choice({ fa: 'قاعده', en: 'rule' }, decisionRuleNames, { titles: decisionRules })),
  quickMinutes: optional(
    whole(
      {
        fa: 'تأیید تا این دقیقه پس از پیشنهاد سریع است؛ برای قاعده تأیید سریع لازم است',
        en: 'an approval is quick up to these minutes; the rule QuickApproval needs it',
      },
      { min: 1, max: 10_080, example: 5 },
    ),
  ),
}) {}

export class PairQuery extends dto({
  ...period,
  pairDecisions: whole(
    { fa: 'کمترین تصمیم‌های مشترک دو نفر', en: 'least decisions that two persons take together' },
    { min: 1, max: 100_000, example: 5 },
  ),
  pairPercent: whole(
    { fa: 'کمترین سهم تصمیم‌های مشترک (درصد)', en: 'least share of their decisions, percent' },
    { min: 1, max: 100, example: 80 },
  ),
}) {}
