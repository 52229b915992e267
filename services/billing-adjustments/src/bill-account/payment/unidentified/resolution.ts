import { accountId, sentenceOf, type Text } from '@pishkhan/fields';
import { ProblemException } from '@pishkhan/service-kit';
import type { Resolution } from './domain/unidentified-payment.messages.ts';
import type { ResolutionBody } from './unidentified-payment.dto.ts';

const refused = (rule: string, message: Text): ProblemException =>
  new ProblemException(400, 'InvalidInput', { errors: [{ field: 'accountId', rule, message }] });

/** @throws ProblemException 400 if an assignment names no account, or a return names one */
export const resolutionOf = (body: ResolutionBody): Resolution => {
  const field = accountId();
  if (body.kind === 'assignment') {
    if (body.accountId === undefined) throw refused(field.rule, sentenceOf(field, 'accountId', undefined));
    return { kind: 'assignment', accountId: body.accountId };
  }
  if (body.accountId !== undefined)
    throw refused('isOfAnAssignment', {
      fa: 'وجهی که بازگردانده می‌شود به اشتراکی منتسب نمی‌شود؛ شماره اشتراک را خالی بگذارید',
      en: 'accountId is of an assignment: money that is returned has no account; leave it out',
    });
  return { kind: 'return' };
};
