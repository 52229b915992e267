export { beneficiariesOf, everyBeneficiary } from './beneficiaries.ts';
export { registeredStaff } from './registered-staff.ts';
export type { StaffViews } from './staff-views.ts';
export { holderDocument, holderIn, holderOfAccount, type HolderOfAccount } from './holder-of-account.view.ts';
export { staffDocument, staffMembers, type StaffMember } from './staff-member.view.ts';
