import { isWithin, onlyChannelOf, scopeOf, type AccessDeclaration, type Placed, type Reach } from '@pishkhan/roles';
import { watchable } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { unidentifiedPaymentMustExist } from '../domain/unidentified-payment.rules.ts';
import { unidentifiedPayments, type UnidentifiedPaymentDocument } from '../views/unidentified-payments.view.ts';

export const readersOfUnidentified = {
  paymentChannel: 'ownMatter',
  receivablesOfficer: 'ownCounty',
  headOfSubscriberAffairs: 'ownCounty',
  auditor: 'all',
} as const satisfies AccessDeclaration;

/** A county has the money of its accounts and, like each county, money of no known account (15.4-26). */
export const seenBy = (reach: Reach) => {
  const channel = onlyChannelOf(reach);
  if (channel !== undefined) return { channel };
  const { countyOffice } = scopeOf(reach);
  return countyOffice === undefined ? {} : { countyOffice: trusted({ $in: [countyOffice, null] }) };
};

/** The place of one payment, by the same rule. */
export const placeOf = (
  { channel, countyOffice }: Pick<UnidentifiedPaymentDocument, 'channel' | 'countyOffice'>,
  { office }: Reach,
): Placed => ({ channel, countyOffice: countyOffice ?? office });

/** What a reader of unidentified payments may watch (ADR 0110). */
export const watchedUnidentified = watchable({
  one: 'unidentified-payment',
  all: 'unidentified-payments',
  view: unidentifiedPayments,
  access: readersOfUnidentified,
  missingRule: unidentifiedPaymentMustExist.rule,
  isSeenBy: (payment, _, reach) => isWithin(reach, placeOf(payment, reach)),
});
