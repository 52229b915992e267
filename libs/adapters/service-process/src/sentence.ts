import { Outage } from '@pishkhan/event-store';

/** Why the process ends. An outage is no fault of the program: it is shown with its reason and without a stack. */
export const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof Outage)) return error.stack ?? error.message;
  return error.cause instanceof Error ? `${error.message} (${error.cause.message.trim()})` : error.message;
};
