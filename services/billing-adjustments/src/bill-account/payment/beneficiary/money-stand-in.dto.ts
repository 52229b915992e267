import { choice, freeText, identifier, optional } from '@pishkhan/fields';
import { roles } from '@pishkhan/roles';
import { dto } from '@pishkhan/service-kit';
import { moneyRoles } from '../../../pricing/policy/domain/content/approval/money-approval.fields.ts';

/** Who gives a missing signature of a refund or a reversal, and why (15.4-35). */
export class MoneyStandInBody extends dto({
  person: identifier(
    { fa: 'جانشین (نام کاربری)', en: 'certified representative, user name' },
    { example: 'representative-102' },
  ),
  role: optional(
    choice({ fa: 'به جای', en: 'missing role; the first that needs somebody if it is not given' }, moneyRoles, {
      titles: Object.fromEntries(moneyRoles.map((role) => [role, roles[role].title])),
    }),
  ),
  reason: freeText({ fa: 'علت تعیین جانشین', en: 'why this person signs' }, { min: 3, max: 2_000 }),
}) {}
