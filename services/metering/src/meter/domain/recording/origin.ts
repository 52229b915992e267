import type { EstimateBasis, EstimateMethod, IndexOnDay } from '@pishkhan/consumption';
import type { Override } from '../reviewing/review.messages.ts';

/** A reading that an estimate was derived from, with its index at that moment. */
export type EstimateReading = IndexOnDay & { readonly readingId: string };

/**
 * The origin of an index that was not read from the meter. The reader's own estimate is not derived. The estimates of
 * earlier releases name neither version nor readings: they are of version 1, derived from the readings in force when
 * they were made.
 */
export type Estimate =
  | { readonly because: 'readerEstimated'; readonly method: 'byReader' }
  | {
      readonly because: 'absent';
      readonly method: EstimateMethod;
      readonly methodVersion?: number;
      readonly derivedFrom?: readonly EstimateReading[];
    };

/** An estimate that names everything that it is derived from. */
export const basisIn = (estimate: Estimate | undefined): EstimateBasis | undefined =>
  estimate && 'derivedFrom' in estimate && estimate.derivedFrom && estimate.methodVersion !== undefined
    ? {
        method: estimate.method,
        methodVersion: estimate.methodVersion,
        derivedFrom: estimate.derivedFrom.map(({ readingId }) => readingId),
      }
    : undefined;

/**
 * Who confirmed a rollover, or a reading that was held: a person in a review, or the named version of a policy
 * (15.4-33). Rollovers of earlier releases have none.
 */
export type Confirmation =
  | { readonly by: 'person'; readonly reviewId: string; readonly override?: Override }
  | { readonly by: 'policy'; readonly policy: 'index-judgement'; readonly version?: string };
