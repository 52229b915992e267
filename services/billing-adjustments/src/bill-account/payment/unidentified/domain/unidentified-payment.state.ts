import { EVERY_CHANNEL, type Placed } from '@pishkhan/roles';
import type { KeptPayment } from '../../../domain/payment/payment.ts';
import type { ProposedResolution } from './unidentified-payment.messages.ts';

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
