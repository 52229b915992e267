import { choice, optional, type ValuesOf } from '@pishkhan/fields';
import { approvalBands } from './approval-bands.ts';
import { separationFields } from './separation.fields.ts';

/** Roles that approve money that leaves an account: a refund, a reversal. */
export const moneyRoles = ['receivablesOfficer', 'headOfSubscriberAffairs'] as const;
export type MoneyRole = (typeof moneyRoles)[number];

/** Who approves money that leaves an account, by its amount (7.5). */
export const moneyApprovalFields = {
  ...separationFields,
  /** Who signs where the county has no other officer; absent in earlier versions, and means a stand-in (15.4-35). */
  nobodyLeft: optional(
    choice(
      { fa: 'اگر در شهرستان مسئول دیگری برای تأیید نمانده باشد', en: 'if the county has no other officer left' },
      ['head', 'standIn'],
      {
        titles: {
          head: {
            fa: 'رئیس امور مشترکین به جای او تأیید می‌کند',
            en: 'the head signs in the place of the officer',
          },
          standIn: {
            fa: 'نماینده دارای صلاحیتی که رئیس تعیین می‌کند',
            en: 'a certified representative, named by the head',
          },
        },
      },
    ),
  ),
  bands: approvalBands(moneyRoles),
};
export type MoneyApprovalPolicy = ValuesOf<typeof moneyApprovalFields>;

/** Whether the head signs in the place of an officer where no other one is left (15.4-35). */
export const headSignsFor = (policy: Pick<MoneyApprovalPolicy, 'nobodyLeft'> | undefined): boolean =>
  policy?.nobodyLeft === 'head';
