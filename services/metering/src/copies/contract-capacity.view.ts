import type { CivilDate } from '@pishkhan/calendar';
import { accountOpened } from '@pishkhan/contracts';
import { valuesOn } from '@pishkhan/published-versions';
import { civilDate, defineView, list, messagesOf, text, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';

const { meterCapacity } = accountOpened.schema.properties;

const document = Type.Object({
  accountId: text('account'),
  meterCapacity,
  changes: list(
    'agreed or corrected later, in order of record',
    Type.Object({ from: civilDate('first day'), meterCapacity }),
  ),
});
export type ContractCapacity = DocumentOf<typeof document>;

/** The capacity by contract on a day; what an installed meter changed is no contract. */
export const contractCapacityOn = ({ meterCapacity: first, changes }: ContractCapacity, day: CivilDate) =>
  valuesOn({ meterCapacity: first }, changes, day).meterCapacity;

const keys = ({ data }: { readonly data: { readonly accountId: string } }) => [data.accountId];

/** "Which capacity does the contract have?", asked when a meter is registered (11.6; F18). `_id` is the account. */
export const contractCapacity = defineView({
  name: 'contract-capacity',
  version: 1,
  question: 'Which capacity does the contract of this account have?',
  source: messagesOf('customer-accounts'),
  document,
}).on({
  AccountOpened: {
    keys,
    change: (_, { data: { accountId, meterCapacity: contracted } }) => ({
      accountId,
      meterCapacity: contracted,
      changes: [],
    }),
  },
  AccountTermsChanged: {
    keys,
    change: (known, { data: { from, meterCapacity: contracted, because } }) =>
      known && contracted !== undefined && because !== 'installedMeter'
        ? { ...known, changes: [...known.changes, { from: from as CivilDate, meterCapacity: contracted }] }
        : known,
  },
  StaffMemberRegistered: 'ignored',
  OfficeRegistered: 'ignored',
  OfficeClosed: 'ignored',
  PersonErasureConfirmed: 'ignored',
});
