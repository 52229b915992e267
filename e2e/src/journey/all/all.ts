import type { World } from '../world.ts';
import { complaint } from './complaint.ts';
import { missedDeadline } from './missed-deadline.ts';

/** `npm run demo -- --all`: one chapter for each further branch. The last one moves business time. */
export const furtherBranches = async (world: World): Promise<void> => {
  await complaint(world);
  await missedDeadline(world);
};
