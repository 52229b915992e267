import { choice, civilDate, optional, placeName, userName } from '@pishkhan/fields';
import { dto, paging } from '@pishkhan/service-kit';
import { whichDecisions } from '@pishkhan/service-kit/decisions';
import { moneyMatters, moneyMatterTitles } from './decisions/money-titles.ts';
import { conflictRuleNames, conflictRules } from './decisions/conflict-rules.ts';

const from = optional(civilDate({ fa: 'نخستین روز', en: 'first day; default 30 days before the last one' }));
const to = optional(civilDate({ fa: 'آخرین روز', en: 'last day; default today' }));
const about = {
  from,
  to,
  person: optional(userName({ fa: 'شناسه کاربر', en: 'person with any part' }, { example: 'clerk-101' })),
  office: optional(placeName({ fa: 'دفتر پیشخوان', en: 'counter office of the case' }, { example: 'office-101' })),
  county: optional(placeName({ fa: 'اداره شهرستان', en: 'county office' }, { example: 'county-1' })),
  kind: optional(choice({ fa: 'نوع', en: 'kind' }, moneyMatters, { titles: moneyMatterTitles })),
};

export class ConflictQuery extends dto({
  ...paging,
  ...about,
  which: optional(whichDecisions),
  rule: optional(choice({ fa: 'قاعده', en: 'rule' }, conflictRuleNames, { titles: conflictRules })),
}) {}
export class PeerQuery extends dto(about) {}
