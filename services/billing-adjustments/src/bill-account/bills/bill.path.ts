import { accountId, billNumber } from '@pishkhan/fields';
import type { AccessDeclaration } from '@pishkhan/roles';
import { dto } from '@pishkhan/service-kit';

export class AccountPath extends dto({
  accountId: accountId(
    { fa: 'شماره اشتراک؛ همان شماره پرونده', en: 'account: its file number' },
    { example: '10203040' },
  ),
}) {}

export class BillPath extends dto({ billNumber: billNumber(undefined, { example: '10203040-1405-07-1' }) }) {}

/** Who reads bills and their explanation: the counter by number, the county its own (N7). */
export const billReaders = {
  counterClerk: 'anyByIdentifier',
  qualifiedRepresentative: 'anyByIdentifier',
  headOfSubscriberAffairs: 'ownCounty',
  subscriberAffairsOfficer: 'ownCounty',
  receivablesOfficer: 'ownCounty',
  fieldExpert: 'ownCounty',
  auditor: 'all',
} as const satisfies AccessDeclaration;
