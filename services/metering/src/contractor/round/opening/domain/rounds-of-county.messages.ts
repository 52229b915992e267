import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { OrderDays } from '../../domain/reading-rounds.policy.ts';

/** The order of a round: its contractor, its days, and the command that stores it. */
interface ClaimedOrder {
  readonly roundId: string;
  readonly orderId: string;
  readonly contractorId: string;
  readonly days: OrderDays;
  readonly today: CivilDate;
  readonly command: { readonly commandId: string; readonly commandHash: string };
}

/** A round that is opened; its stops are those of the version of the route. */
export interface ClaimedRound extends ClaimedOrder {
  readonly kind: 'opened';
  readonly routeId: string;
  readonly routeVersion: number;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Rounds without an order whose connections this one takes over; absent without one. */
  readonly instead?: readonly string[];
}

/** A round that gets an order again after a refusal or a call-back. */
export interface ClaimedAgain extends ClaimedOrder {
  readonly kind: 'orderedAgain';
}

export type ClaimedStep = ClaimedRound | ClaimedAgain;

export interface ClaimReadingRounds {
  readonly type: 'ClaimReadingRounds';
  /** Id of the request. */
  readonly claimId: string;
  readonly countyOffice: string;
  /** Claims of the county that the request has seen. */
  readonly seen: number;
  readonly steps: readonly ClaimedStep[];
}

/**
 * Connections of the county were promised to these rounds, whose orders are decided and can only be stored from now on,
 * so that two requests at one moment cannot put a connection in two rounds (A3-5).
 */
export type ReadingRoundsClaimed = DomainEvent<
  'ReadingRoundsClaimed',
  Pick<ClaimReadingRounds, 'claimId' | 'countyOffice' | 'steps'>
>;

export type RoundsOfCountyCommand = ClaimReadingRounds;
export type RoundsOfCountyEvent = ReadingRoundsClaimed;
