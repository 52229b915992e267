import { Poison } from '@pishkhan/messages';

/**
 * A fact of another service that breaks a rule here needs a person: its stream is parked and shown in the health,
 * nothing is lost. @throws Poison
 */
export const granted = (answer: object): void => {
  if ('rejected' in answer)
    throw new Poison(`${String(answer.rejected)} ${JSON.stringify('data' in answer ? answer.data : undefined)}`);
};
