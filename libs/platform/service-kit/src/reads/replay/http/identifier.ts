import { isOfAPerson } from '@pishkhan/identifiers';
import { invalid } from '../../../http/input/invalid.ts';
import { ProblemException } from '../../../http/problem.ts';

/**
 * No record is named by the number of a person, and addresses are in logs of proxies (9.7, S7).
 *
 * @throws ProblemException 422
 */
export const mustNotBeOfAPerson = (identifier: string | undefined): void => {
  if (identifier !== undefined && isOfAPerson(identifier))
    throw new ProblemException(422, 'SearchMustNotBeInAddress', { errors: [identifierIsPersonal] });
};

const identifierIsPersonal = {
  field: 'identifier',
  rule: 'isNotPersonal',
  message: {
    fa: 'شماره همراه، کد ملی و شبا شناسه سابقه نیست؛ شماره اشتراک، قبض یا پرونده را بنویسید',
    en: 'identifier must not be a mobile number, national id or IBAN: give the number of an account, bill or case',
  },
};

/**
 * An event is looked for among the streams of an identifier: otherwise each request would read many streams.
 *
 * @throws ProblemException 400
 */
export const identifierMustBeNamed = (identifier: string | undefined): void => {
  if (identifier === undefined) throw invalid([identifierIsMissing]);
};

const identifierIsMissing = {
  field: 'identifier',
  rule: 'isGiven',
  message: {
    fa: 'برای یافتن یک رویداد، شناسه سابقه را هم وارد کنید',
    en: 'identifier must be given with event',
  },
};
