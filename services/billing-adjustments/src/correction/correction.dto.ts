import { choice, freeText, identifier, optional, plain, sha256, type Text } from '@pishkhan/fields';
import { roles } from '@pishkhan/roles';
import { dto, paging } from '@pishkhan/service-kit';
import { approverRoles } from './proposal/proposal.schema.ts';
import { statuses } from './views/corrections.view.ts';

export class CorrectionPath extends dto({ correctionId: identifier({ fa: 'تعدیل', en: 'correction' }) }) {}

const statusTitles: Readonly<Record<(typeof statuses)[number], Text>> = {
  awaitingApproval: { fa: 'در انتظار تأیید', en: 'awaiting approval' },
  fullyApproved: { fa: 'تأیید کامل', en: 'fully approved' },
  posted: { fa: 'ثبت‌شده', en: 'posted' },
  declined: { fa: 'ردشده', en: 'declined' },
  refused: { fa: 'پذیرفته‌نشده', en: 'refused' },
  withdrawn: { fa: 'پس‌گرفته‌شده', en: 'withdrawn' },
  needless: { fa: 'بی‌نیاز از تعدیل', en: 'nothing to correct' },
  leftAsIssued: { fa: 'قبض‌ها به حال خود ماند', en: 'bills left as issued' },
};

export class CorrectionQuery extends dto({
  ...paging,
  status: optional(choice({ fa: 'وضعیت تعدیل', en: 'only those of this status' }, statuses, { titles: statusTitles })),
  approvalsLeft: optional(
    choice({ fa: 'نقش تأییدکننده', en: 'only those that wait for the approval of this role' }, approverRoles, {
      titles: Object.fromEntries(approverRoles.map((role) => [role, roles[role].title])),
    }),
  ),
}) {}

export class ApprovalBody extends dto({
  hash: sha256({ fa: 'نشانه نسخه پیشنهاد', en: 'hash of the approved proposal' }),
  reason: optional(freeText({ fa: 'علت تأیید', en: 'reason of the approval; stored with it' }, { max: 2_000 })),
}) {}

export class DeclineBody extends dto({
  reason: freeText({ fa: 'علت رد', en: 'reason for declining' }, { max: 2_000 }),
}) {}

export class StandInBody extends dto({
  person: identifier({ fa: 'جانشین (نام کاربری)', en: 'representative of another office, user name' }),
  role: optional(
    choice({ fa: 'به جای', en: 'missing role; the first that needs somebody if it is not given' }, approverRoles, {
      titles: Object.fromEntries(approverRoles.map((role) => [role, roles[role].title])),
    }),
  ),
  reason: freeText({ fa: 'علت تعیین جانشین', en: 'why this person signs' }, { min: 3, max: 2_000 }),
}) {}

/** The correction after a command. */
export class CorrectionStepDto extends dto({
  correctionId: plain.text('correction'),
  status: plain.choice('status', statuses),
  hash: optional(plain.text('hash of the proposal')),
  approvalsLeft: plain.texts('roles that must still approve'),
}) {}
