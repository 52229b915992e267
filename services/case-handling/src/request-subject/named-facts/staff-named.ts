import type { Reads } from '@pishkhan/service-kit';
import { registeredStaff } from '@pishkhan/service-kit/beneficiary';
import type { FilledIn } from '../../engine/case.messages.ts';
import type { CaseKind } from '../../engine/kind/kind.ts';

/** The member of staff whom a request is about, by the name in the register; empty if it is not there (A5-1). */
export const staffNamedIn = async (
  reads: Pick<Reads, 'find'>,
  { opens: { bars } }: CaseKind,
  form: FilledIn,
): Promise<readonly string[]> => {
  const named = bars && form[bars.field];
  const staff = await registeredStaff(reads, named === undefined ? undefined : String(named));
  return staff.map(({ subject }) => subject);
};
