import { Inject, Injectable } from '@nestjs/common';
import type { CivilDate } from '@pishkhan/calendar';
import type { Rejection } from '@pishkhan/decider';
import { mustHold, notArrived, Offices, PLATFORM, type Platform } from '@pishkhan/service-kit';
import { oneOf, orNull } from '@pishkhan/views';
import type { Static } from 'typebox';
import {
  zoneMustBeKnown,
  zoneMustBeOfTheOwnCounty,
  zoneMustBeOpen,
  zoneMustNotBeClosed,
  type DaysOfZone,
  type RegisteredZone,
} from './zone.rules.ts';

/** State of a zone today. A contract of an earlier release stays valid, whatever zone it names. */
export const zoneState = orNull(
  oneOf('state of the zone in the register of the county today; null if no zone is named', [
    'open',
    'closed',
    'ofAnotherCounty',
    'notRegistered',
  ]),
);
interface ZoneOfCounty {
  readonly zone: string;
  readonly countyOffice: string;
}
type ZoneState = Static<typeof zoneState>;
export type WithZoneState<Item> = Item & { readonly zoneState: ZoneState };

/** Zones that contracts, appointments and meters name, by the copy of the register (ADR 0076). */
@Injectable()
export class Zones {
  constructor(
    @Inject(Offices) private readonly offices: Offices,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock'>,
  ) {}

  /** @throws ProblemException 422 by the rule; 409 with Retry-After if no such zone has arrived in 2 s */
  async mustBeOpen(countyOffice: string, zone: string, days: DaysOfZone): Promise<void> {
    await this.mustHoldFor(countyOffice, zone, (registered) => zoneMustBeOpen(zone, registered, days));
  }

  /** @throws ProblemException 422 by the rule; 409 with Retry-After if no such zone has arrived in 2 s */
  async mustTakeMeters(countyOffice: string, zone: string, day: CivilDate): Promise<void> {
    await this.mustHoldFor(countyOffice, zone, (registered) => zoneMustNotBeClosed(zone, registered, day));
  }

  /** First day on which the zone of the county is closed; undefined while it is open, and for a zone of no record. */
  async closingOf({ zone, countyOffice }: ZoneOfCounty): Promise<CivilDate | undefined> {
    const found = await this.offices.find(zone);
    return (found?.countyOffice === countyOffice && found.closedFrom) || undefined;
  }

  /** These contracts or appointments, each with the state of its zone. */
  async withStates<Item extends { readonly zone: string | null; readonly countyOffice: string }>(
    items: readonly Item[],
  ): Promise<WithZoneState<Item>[]> {
    return Promise.all(
      items.map(async (each) => {
        const { zone, countyOffice } = each;
        return { ...each, zoneState: zone === null ? null : await this.stateOf({ zone, countyOffice }) };
      }),
    );
  }

  private async stateOf({ zone, countyOffice }: ZoneOfCounty): Promise<ZoneState> {
    const found = await this.offices.find(zone);
    if (found?.kind !== 'zone' || found.countyOffice === null) return 'notRegistered';
    if (found.countyOffice !== countyOffice) return 'ofAnotherCounty';
    return found.closedFrom !== null && found.closedFrom <= this.platform.clock.today() ? 'closed' : 'open';
  }

  /** A registration that is on its way is awaited, also that of the county of an earlier zone (ADR 0066). */
  private async mustHoldFor(
    countyOffice: string,
    zone: string,
    rejected: (registered: RegisteredZone) => Rejection | false,
  ): Promise<void> {
    const registered = await this.offices.arriving(
      zone,
      (found) => found.kind !== 'zone' || found.countyOffice !== null,
    );
    if (!registered) throw notArrived(zoneMustBeKnown(zone));
    mustHold(zoneMustBeOfTheOwnCounty(zone, registered, countyOffice) || rejected(registered));
  }
}
