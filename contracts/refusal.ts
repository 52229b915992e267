import { Type } from 'typebox';
import { id } from './fields.ts';

/** What a case learns about a request that a rule of another service refused. */
export const refusalOfCase = {
  caseId: id('case that asked'),
  accountId: id('account'),
  rule: id('name of the rule'),
  says: Type.Object(
    { fa: Type.String(), en: Type.String() },
    { description: 'why, for people: title of the rule with its named values' },
  ),
};
