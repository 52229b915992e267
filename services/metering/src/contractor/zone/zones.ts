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

/** State of a zone today; a contract of an earlier release may name one that is not registered, and stays valid. */
export const zoneState = orNull(
  oneOf('state of the zone in the register today; null if no zone is named', ['open', 'closed', 'notRegistered']),
);
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

  /** First day on which each of these zones is closed; of those that are. */
  async closings(zones: readonly string[]): Promise<ReadonlyMap<string, CivilDate>> {
    const found = await Promise.all([...new Set(zones)].map((zone) => this.offices.find(zone)));
    return new Map(found.flatMap((each) => (each?.closedFrom ? [[each.officeId, each.closedFrom] as const] : [])));
  }

  /** These contracts or appointments, each with the state of its zone. */
  async withStates<Item extends { readonly zone: string | null }>(
    items: readonly Item[],
  ): Promise<WithZoneState<Item>[]> {
    const states = new Map<string | null, ZoneState>([[null, null]]);
    for (const { zone } of items) if (zone !== null && !states.has(zone)) states.set(zone, await this.stateOf(zone));
    return items.map((each) => ({ ...each, zoneState: states.get(each.zone)! }));
  }

  private async stateOf(zone: string): Promise<ZoneState> {
    const found = await this.offices.find(zone);
    if (found?.kind !== 'zone') return 'notRegistered';
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
