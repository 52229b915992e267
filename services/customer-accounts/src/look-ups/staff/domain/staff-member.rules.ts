import { existenceRule, rule } from '@pishkhan/decider';
import { isSamePerson, needsOffice, type Role } from '@pishkhan/roles';
import type { StaffMemberProposed } from './staff-member.messages.ts';

/** Only an entry that waits is confirmed (7.5). */
export const staffMemberMustBeProposed = existenceRule(
  'StaffMemberMustBeProposed',
  { fa: 'برای این کاربر مشخصاتی در انتظار تأیید نیست', en: 'No entry of this user waits for confirmation' },
  () => true,
);

/** Two other persons enter a member of staff: nobody registers the own identity (7.5; N4). */
export const staffMemberMustBeEnteredByOthers = rule(
  'StaffMemberMustBeEnteredByOthers',
  { fa: 'هیچ‌کس مشخصات خود را ثبت یا تأیید نمی‌کند', en: 'Nobody enters or confirms the own identity' },
  (subject: string, by: string) => isSamePerson(subject, by) && { subject },
);

/**
 * A role of an office, county, zone or contractor is entered with its office; a missing one is no filter (15.4-36;
 * N10).
 */
export const staffRolesMustHaveTheirOffice = rule(
  'StaffRolesMustHaveTheirOffice',
  { fa: 'دفتر یا اداره محل کار را وارد کنید', en: 'Enter the office at which the person has these roles' },
  (roles: readonly Role[], office: string | undefined) => {
    const atAnOffice = roles.filter(needsOffice);
    return office === undefined && atAnOffice.length > 0 && { roles: atAnOffice };
  },
);

/** Another person than the one who entered a member of staff confirms (7.5). */
export const staffMemberMustBeConfirmedByAnother = rule(
  'StaffMemberMustBeConfirmedByAnother',
  { fa: 'ثبت‌کننده نمی‌تواند خود تأیید کند', en: 'The person who entered it may not confirm' },
  ({ proposedBy }: Pick<StaffMemberProposed['data'], 'proposedBy'>, by: string) =>
    isSamePerson(proposedBy, by) && { proposedBy },
);
