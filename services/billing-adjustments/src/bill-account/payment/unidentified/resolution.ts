import { accountId, sentenceOf } from '@pishkhan/fields';
import { ProblemException } from '@pishkhan/service-kit';
import type { Resolution } from './domain/unidentified-payment.messages.ts';
import type { ResolutionBody } from './unidentified-payment.dto.ts';

/** @throws ProblemException 400 if an assignment names no account */
export const resolutionOf = (body: ResolutionBody): Resolution => {
  if (body.kind === 'return') return { kind: 'return' };
  if (body.accountId !== undefined) return { kind: 'assignment', accountId: body.accountId };
  const field = accountId();
  throw new ProblemException(400, 'InvalidInput', {
    errors: [{ field: 'accountId', rule: field.rule, message: sentenceOf(field, 'accountId', undefined) }],
  });
};
