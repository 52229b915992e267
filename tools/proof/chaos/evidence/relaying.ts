import { firstTimes } from '../checks/inverted.ts';
import type { Lying } from './topics.ts';

/**
 * Milliseconds from the recording of each event to its sending to the topic. @param offsetMs business time minus system
 * time
 */
export const relayingMs = (lying: readonly Lying[], offsetMs: number): number[] =>
  firstTimes(lying).map(({ sentAt, message: { recordedAt } }) =>
    Math.max(0, sentAt - (Date.parse(recordedAt) - offsetMs)),
  );
