import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { MoneyDuties } from '../../../domain/payment/duties.rules.ts';
import type { Posting } from '../../../domain/billing/posting.ts';
import type { IdentifiedPayment, KeptPayment } from '../../../domain/payment/payment.ts';

/** What is done with the money: it belongs to an account, or goes back to its channel. */
export type Resolution = { readonly kind: 'assignment'; readonly accountId: string } | { readonly kind: 'return' };

export interface OpenUnidentifiedPayment {
  readonly type: 'OpenUnidentifiedPayment';
  readonly payment: KeptPayment;
}
export interface ProposeResolution {
  readonly type: 'ProposeResolution';
  readonly resolution: Resolution;
  /** County of the account of an assignment; undefined if there is no such account. */
  readonly countyOfAccount: string | undefined;
  readonly reason: string;
  readonly by: string;
  /** County of the person. */
  readonly office: string;
  readonly today: CivilDate;
}
export interface ConfirmResolution {
  readonly type: 'ConfirmResolution';
  /** Number of the proposal that the person saw. */
  readonly proposal: number;
  /** Absent: the policy bars only the proposer. */
  readonly duties?: MoneyDuties;
  /** County of the account of the proposed assignment; absent for a return, and if there is no such account. */
  readonly countyOfAccount?: string;
  readonly by: string;
  /** County of the person. */
  readonly office: string;
  readonly today: CivilDate;
}
export interface DeclineResolution {
  readonly type: 'DeclineResolution';
  readonly proposal: number;
  readonly reason: string;
  /** County of the account of the proposed assignment; absent for a return, and if there is no such account. */
  readonly countyOfAccount?: string;
  readonly by: string;
  /** County of the person. */
  readonly office: string;
  readonly today: CivilDate;
}
/** The cause of the doubt is gone: its own account can take the payment. */
export interface IdentifyPayment {
  readonly type: 'IdentifyPayment';
  readonly accountId: string;
  readonly today: CivilDate;
}
export type UnidentifiedPaymentCommand =
  | OpenUnidentifiedPayment
  | ProposeResolution
  | ConfirmResolution
  | DeclineResolution
  | IdentifyPayment;

/** Received money waits for a person, because its account is unknown or its day is doubted (8.7, F17). */
export type UnidentifiedPaymentOpened = DomainEvent<
  'UnidentifiedPaymentOpened',
  KeptPayment & { readonly posting: Posting }
>;

export interface ProposedResolution {
  /** Running number within the payment. */
  readonly proposal: number;
  readonly resolution: Resolution;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedOn: CivilDate;
}

/** A person of receivables proposed what is done with the money; another person decides (7.5). */
export type ResolutionProposed = DomainEvent<
  'ResolutionProposed',
  ProposedResolution & { readonly unidentifiedPaymentId: string }
>;

/** The proposal was declined or taken back; the money waits for another one (7.5). */
export type ResolutionDeclined = DomainEvent<
  'ResolutionDeclined',
  {
    readonly unidentifiedPaymentId: string;
    readonly proposal: number;
    readonly declinedBy: string;
    readonly reason: string;
    readonly declinedOn: CivilDate;
  }
>;

/** The persons of a resolution; absent if the same delivery found its account afterwards. */
interface TwoPersons {
  readonly proposedBy?: string;
  readonly confirmedBy?: string;
}

/** The money belongs to an account, where it is posted once (8.7). */
export type UnidentifiedPaymentAssigned = DomainEvent<
  'UnidentifiedPaymentAssigned',
  IdentifiedPayment & TwoPersons & { readonly accountId: string; readonly assignedOn: CivilDate }
>;

/** The money goes back to the channel that reported it (8.7). */
export type UnidentifiedPaymentReturned = DomainEvent<
  'UnidentifiedPaymentReturned',
  TwoPersons & {
    readonly unidentifiedPaymentId: string;
    readonly returnedOn: CivilDate;
    readonly reason: string;
    readonly posting: Posting;
  }
>;

export type UnidentifiedPaymentEvent =
  | UnidentifiedPaymentOpened
  | ResolutionProposed
  | ResolutionDeclined
  | UnidentifiedPaymentAssigned
  | UnidentifiedPaymentReturned;
