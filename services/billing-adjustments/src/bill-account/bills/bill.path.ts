import { accountId, billNumber } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';

export class AccountPath extends dto({
  accountId: accountId(
    { fa: 'شماره اشتراک؛ همان شماره پرونده', en: 'account: its file number' },
    { example: '10203040' },
  ),
}) {}

export class BillPath extends dto({ billNumber: billNumber(undefined, { example: '10203040-1405-07-1' }) }) {}

/** Roles that may read bills and their explanation. */
export const billReaders = [
  'counterClerk',
  'qualifiedRepresentative',
  'headOfSubscriberAffairs',
  'subscriberAffairsOfficer',
  'receivablesOfficer',
  'fieldExpert',
  'auditor',
] as const;
