import type { View } from '@pishkhan/views';
import type { HolderOfAccount } from './holder-of-account.view.ts';
import type { StaffMember } from './staff-member.view.ts';

/** Views by which the own accounts of the staff are recognised; copies of the registers, except where they are kept. */
export interface StaffViews {
  readonly holders: View<HolderOfAccount>;
  readonly members: View<StaffMember>;
}
