import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Stop } from '../route/domain/reading-route.messages.ts';
import type { OrderDays } from './reading-rounds.policy.ts';

/** A route that is walked on these days. */
interface RoundTerms {
  readonly roundId: string;
  readonly countyOffice: string;
  readonly zone: string;
  readonly routeId: string;
  readonly route: string;
  readonly routeVersion: number;
  readonly from: CivilDate;
  /** Last day, included. */
  readonly to: CivilDate;
  /** In walk order, as the route was on the first day. */
  readonly stops: readonly Stop[];
  /** Rounds without an order whose connections this one takes over; absent without one. */
  readonly instead?: readonly string[];
}

/** Who can get an order, and by when it is answered and delivered. */
interface OrderTerms {
  readonly orderId: string;
  /** Contractors whose reading contracts hold the zone on the day (A3-5). */
  readonly holders: readonly string[];
  /** The one of them that the unit names. */
  readonly contractorId?: string;
  readonly days: OrderDays;
  readonly today: CivilDate;
}

export interface OpenReadingRound extends RoundTerms, OrderTerms {
  readonly type: 'OpenReadingRound';
}

/** After a refusal or a call-back, the unit gives the order again, also to another contractor. */
export interface IssueReadingOrder extends OrderTerms {
  readonly type: 'IssueReadingOrder';
}

interface AboutOrder {
  readonly orderId: string;
  readonly today: CivilDate;
}

export interface AcceptReadingOrder extends AboutOrder {
  readonly type: 'AcceptReadingOrder';
  /** Contractors that hold the zone on the first day that is left of the round (A3-5). */
  readonly holders: readonly string[];
}

export interface RefuseReadingOrder extends AboutOrder {
  readonly type: 'RefuseReadingOrder';
  readonly reason: string;
}

export interface CallReadingOrderBack extends AboutOrder {
  readonly type: 'CallReadingOrderBack';
  readonly reason: string;
}

/** Connections of a round by what the records have of them; each counts once. */
export interface RoundResult {
  readonly read: number;
  /** Estimated: nobody was at home, or the reader estimated. */
  readonly absent: number;
  readonly toReview: number;
  readonly open: number;
}

export interface CompleteReadingOrder extends AboutOrder {
  readonly type: 'CompleteReadingOrder';
  /** Counted from the records, never typed. */
  readonly result: RoundResult;
  readonly note?: string;
}

export type ReadingRoundCommand =
  | OpenReadingRound
  | IssueReadingOrder
  | AcceptReadingOrder
  | RefuseReadingOrder
  | CallReadingOrderBack
  | CompleteReadingOrder;

/** The company walks a route of a zone on these days; its stops are those of that version (A3-5, 9.6). */
export type ReadingRoundOpened = DomainEvent<'ReadingRoundOpened', RoundTerms & { readonly openedOn: CivilDate }>;

interface OfOrder {
  readonly roundId: string;
  readonly orderId: string;
  readonly contractorId: string;
}

/** The reading contractor of the zone has an order for the round (A3-5). */
export type ReadingOrderIssued = DomainEvent<
  'ReadingOrderIssued',
  OfOrder & {
    readonly issuedOn: CivilDate;
    /** Last day to accept or refuse it. */
    readonly answerUntil: CivilDate;
    /** Last day to deliver the readings. */
    readonly dueOn: CivilDate;
    /** Version of the policy `reading-rounds`; absent if none is published. */
    readonly policyVersion?: string;
  }
>;

/** The contractor reads the round. */
export type ReadingOrderAccepted = DomainEvent<'ReadingOrderAccepted', OfOrder & { readonly acceptedOn: CivilDate }>;

/** The contractor does not read the round, for this reason. */
export type ReadingOrderRefused = DomainEvent<
  'ReadingOrderRefused',
  OfOrder & { readonly reason: string; readonly refusedOn: CivilDate }
>;

/** The company takes the order away, for this reason; readings that were delivered stay. */
export type ReadingOrderCalledBack = DomainEvent<
  'ReadingOrderCalledBack',
  OfOrder & { readonly reason: string; readonly calledBackOn: CivilDate }
>;

/** The contractor has read the round; the result is counted from the records of that moment. */
export type ReadingOrderDone = DomainEvent<
  'ReadingOrderDone',
  OfOrder & { readonly result: RoundResult; readonly note?: string; readonly doneOn: CivilDate }
>;

export type ReadingRoundEvent =
  | ReadingRoundOpened
  | ReadingOrderIssued
  | ReadingOrderAccepted
  | ReadingOrderRefused
  | ReadingOrderCalledBack
  | ReadingOrderDone;
