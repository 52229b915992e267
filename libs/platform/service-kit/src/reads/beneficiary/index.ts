export { beneficiariesOf, everyBeneficiary } from './beneficiaries.ts';
export { registeredStaff, type Colleague } from './registered-staff.ts';
export type { StaffViews } from './staff-views.ts';
export { holderDocument, holderIn, holderOfAccount, type HolderOfAccount } from './holder-of-account.view.ts';
export { nearnessOf, type Nearness } from './nearness.ts';
export { staffDocument, staffIn, staffMembers, type StaffMember } from './staff-member.view.ts';
