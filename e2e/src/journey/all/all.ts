import type { World } from '../world.ts';
import { complaint } from './complaint.ts';
import { estimateAfterAMisread } from './estimate-after-a-misread.ts';
import { paymentFile } from './payment-file.ts';
import { missedDeadline } from './missed-deadline.ts';
import { twoWrongReadings } from './two-wrong-readings.ts';

/** `npm run demo -- --all`: one chapter for each further branch. The last one moves business time. */
export const furtherBranches = async (world: World): Promise<void> => {
  await estimateAfterAMisread(world);
  await twoWrongReadings(world);
  await complaint(world);
  await paymentFile(world);
  await missedDeadline(world);
};
