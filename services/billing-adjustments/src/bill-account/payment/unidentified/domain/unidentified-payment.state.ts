import type { CivilDate } from '@pishkhan/calendar';
import { EVERY_CHANNEL, isSamePerson, type Placed } from '@pishkhan/roles';
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
/** Absent if a later report of the channel assigned the money. */
interface Decided {
  readonly decision?: { readonly decidedBy: string; readonly decidedOn: CivilDate };
}
export type UnidentifiedPaymentState =
  | { readonly status: 'unknown' }
  | ({ readonly status: 'open' } & Opened)
  | ({ readonly status: 'assigned'; readonly accountId: string } & Decided & Opened)
  | ({ readonly status: 'returned' } & Decided & Opened);
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

/** The proposal that waited is one of the earlier ones now. */
export const declined = (known: Known): UnidentifiedPaymentState => ({
  status: 'open',
  ...opened(known),
  ...(known.pending && { earlier: [...(known.earlier ?? []), known.pending] }),
});

type Resolution = Extract<
  UnidentifiedPaymentEvent,
  { type: 'UnidentifiedPaymentAssigned' | 'UnidentifiedPaymentReturned' }
>;
/** What became of the money, and who confirmed it. */
export const resolved = (known: Known, event: Resolution): UnidentifiedPaymentState => {
  const isAssigned = event.type === 'UnidentifiedPaymentAssigned';
  const decidedOn = isAssigned ? event.data.assignedOn : event.data.returnedOn;
  const decidedBy = event.data.confirmedBy;
  const decision = decidedBy === undefined ? {} : { decision: { decidedBy, decidedOn } };
  return isAssigned
    ? { status: 'assigned', ...opened(known), accountId: event.data.accountId, ...decision }
    : { status: 'returned', ...opened(known), ...decision };
};

export const hasConfirmed = (state: Known, proposal: number, by: string): boolean =>
  state.status !== 'open' && state.proposals === proposal && isSamePerson(state.decision?.decidedBy, by);
