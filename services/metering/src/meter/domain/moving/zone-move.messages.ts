import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

interface Deciding {
  readonly moveId: string;
  readonly by: string;
  readonly on: CivilDate;
}

/** The connections unit finds that the meter is in another zone: its zone was wrongly named, or is closed. */
export interface MoveMeterToZone extends Deciding {
  readonly type: 'MoveMeterToZone';
  readonly zone: string;
  /** First day in the zone. */
  readonly from: CivilDate;
  readonly reason: string;
  /** County gas office of the account, which the command has checked. */
  readonly countyOffice: string;
}

/** A second person decides, because the contractors of both zones gain and lose the meter. */
export interface ConfirmZoneMove extends Deciding {
  readonly type: 'ConfirmZoneMove';
}

export interface DeclineZoneMove extends Deciding {
  readonly type: 'DeclineZoneMove';
  readonly reason: string;
}

export type ZoneMoveCommand = MoveMeterToZone | ConfirmZoneMove | DeclineZoneMove;

interface Named {
  readonly meterId: string;
  readonly accountId: string;
  readonly moveId: string;
}

interface Move {
  readonly zone: string;
  readonly from: CivilDate;
  readonly countyOffice: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedOn: CivilDate;
}

/** The move of a meter to another zone waits for a second person (A1-4, A3-5; 7.5). */
export type MeterZoneMoveRequested = DomainEvent<'MeterZoneMoveRequested', Named & Move>;

/** The second person declined; the meter stays in its zone. */
export type MeterZoneMoveDeclined = DomainEvent<
  'MeterZoneMoveDeclined',
  Named & { readonly reason: string; readonly declinedBy: string; readonly declinedOn: CivilDate }
>;

/** From a day on contracts and appointments of another zone cover the meter; those of before keep its earlier days. */
export type MeterMovedToZone = DomainEvent<
  'MeterMovedToZone',
  Named & Move & { readonly confirmedBy: string; readonly movedOn: CivilDate }
>;

export type ZoneMoveEvent = MeterZoneMoveRequested | MeterZoneMoveDeclined | MeterMovedToZone;
