import type { World } from '../world.ts';
import { belowAnEstimate } from './reading/below-an-estimate.ts';
import { lookUps } from './persons/look-ups.ts';
import { changedMobile } from './persons/changed-mobile.ts';
import { complaint } from './persons/complaint.ts';
import { estimateAfterAMisread } from './reading/estimate-after-a-misread.ts';
import { heldReading } from './reading/held-reading.ts';
import { lateReading } from './reading/late-reading.ts';
import { missedDeadline } from './missed-deadline.ts';
import { objections } from './objection/objections.ts';
import { parallelOpenings } from './parallel-openings.ts';
import { paymentFile } from './payment-file.ts';
import { returnedCheque } from './returned-cheque.ts';
import { handedOver } from './office/handed-over.ts';
import { officeCloses } from './office/office-closes.ts';
import { singleRepresentative } from './office/single-representative.ts';
import { twoWrongReadings } from './reading/two-wrong-readings.ts';
import { withdrawal } from './persons/withdrawal.ts';

/** `npm run demo -- --all`: one chapter for each further branch. The last one moves business time. */
export const furtherBranches = async (world: World): Promise<void> => {
  await estimateAfterAMisread(world);
  await twoWrongReadings(world);
  await belowAnEstimate(world);
  await heldReading(world);
  await lateReading(world);
  await singleRepresentative(world);
  await parallelOpenings(world);
  await objections(world);
  await paymentFile(world);
  await returnedCheque(world);
  await complaint(world);
  await lookUps(world);
  await changedMobile(world);
  await withdrawal(world);
  await handedOver(world);
  await officeCloses(world);
  await missedDeadline(world);
};
