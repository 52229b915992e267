import { EVERY_CHANNEL, type Placed } from '@pishkhan/roles';
import type { KeptPayment } from '../../../domain/payment/payment.ts';
import { accountOfBillId } from '../../../domain/billing/bill-numbers.ts';
import type { ProposedResolution, UnidentifiedPaymentEvent } from './unidentified-payment.messages.ts';

export interface Opened {
  readonly payment: KeptPayment;
  readonly proposals: number;
  readonly pending?: ProposedResolution;
  /** Declined proposals. */
  readonly earlier?: readonly ProposedResolution[];
}
export type UnidentifiedPaymentState =
  | { readonly status: 'unknown' }
  | ({ readonly status: 'open' } & Opened)
  | ({ readonly status: 'assigned'; readonly accountId: string } & Opened)
  | ({ readonly status: 'returned' } & Opened);
export type Known = Exclude<UnidentifiedPaymentState, { readonly status: 'unknown' }>;

/** Money of no known account is the matter of each county (15.4-26). */
export const placed = (state: UnidentifiedPaymentState): Placed | undefined => {
  const countyOffice = state.status === 'unknown' ? undefined : state.payment.countyOffice;
  return countyOffice === undefined ? undefined : { countyOffice, channel: EVERY_CHANNEL };
};

const accountIn = (resolution: ProposedResolution['resolution'] | undefined): string | undefined =>
  resolution?.kind === 'assignment' ? resolution.accountId : undefined;

/** Whose money it seems to be: the account that is proposed, else that of the bill id, if it exists (N17). */
export const accountOf = (event: UnidentifiedPaymentEvent, state: UnidentifiedPaymentState): string | undefined => {
  const proposed = event.type === 'ResolutionProposed' ? accountIn(event.data.resolution) : undefined;
  if (proposed !== undefined || state.status === 'unknown') return proposed;
  const { billId, countyOffice } = state.payment;
  return accountIn(state.pending?.resolution) ?? (countyOffice === undefined ? undefined : accountOfBillId(billId));
};

/** What stays with the payment in every status. */
export const opened = ({ payment, proposals, earlier }: Known): Opened => ({
  payment,
  proposals,
  ...(earlier && { earlier }),
});
