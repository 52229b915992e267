/** Deciders, views and publications without Nest: for replay, verification and generated catalogues. */
import { contractCapacity } from './copies/contract-capacity.view.ts';
import { meterPublications } from './meter/meter.publish.ts';
import { countyOfAccount } from './copies/county-of-account.view.ts';
import { meter } from './meter/domain/meter.ts';
import { meterCard } from './meter/views/meter-card.view.ts';
import { readingsOfMeter } from './meter/views/readings-of-meter.view.ts';
import { readingFile } from './reading-file/domain/reading-file.ts';
import { readingFilesDelivered } from './reading-file/views/reading-files.view.ts';
import { readingPolicy } from './review/policy/domain/reading-policy.ts';
import { readingPolicyPublications } from './review/policy/reading-policy.publish.ts';
import { readingsToReview } from './review/readings-to-review.view.ts';

export const publish = { ...meterPublications, ...readingPolicyPublications };
export const deciders = [meter, readingFile, readingPolicy] as const;
export const views = [
  meterCard,
  readingsOfMeter,
  readingsToReview,
  readingFilesDelivered,
  contractCapacity,
  countyOfAccount,
] as const;
