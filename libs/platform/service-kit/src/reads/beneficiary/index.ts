export { beneficiariesOf, everyBeneficiary, type StaffViews } from './beneficiaries.ts';
export { holderDocument, holderIn, holderOfAccount, type HolderOfAccount } from './holder-of-account.view.ts';
export { staffDocument, staffMembers, type StaffMember } from './staff-member.view.ts';
