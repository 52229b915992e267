import { Outage, outageSentence } from '@pishkhan/event-store';
import { UnusableAddress } from '@pishkhan/eventstore-db';
import { UnusableSettings } from '@pishkhan/service-kit';

const kinds = [Outage, UnusableAddress, UnusableSettings];

/**
 * Why the process ends. An outage or an unusable setting is no fault of the program: it is shown with its reason and
 * without a stack.
 */
export const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (!kinds.some((kind) => error instanceof kind)) return error.stack ?? error.message;
  return error instanceof Outage ? outageSentence(error) : error.message;
};
