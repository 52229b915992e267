import { Inject, Injectable } from '@nestjs/common';
import { civilDate, type CivilDate } from '@pishkhan/calendar';
import { officeIn, type Reach } from '@pishkhan/roles';
import { Commands, Reads, type Envelope } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { zoneOn } from '../../domain/contractor.ts';
import { ReadingContracts } from '../../reading-contracts.ts';
import { Zones } from '../../zone/zones.ts';
import { metersNamed } from '../../../meter/views/meters-named.ts';
import { meterCard, type MeterCard } from '../../../meter/views/meter-card.view.ts';
import { readingRoute, routeIdOf } from './domain/reading-route.ts';
import type { RouteBody } from './reading-route.dto.ts';

/** Draws routes from the serials that the unit names: a stop is the connection of the meter (9.6). */
@Injectable()
export class Routes {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(ReadingContracts) private readonly contracts: ReadingContracts,
    @Inject(Zones) private readonly zones: Zones,
  ) {}

  /** @throws ProblemException 422 by a rule of the route or the zone; 404 for meters of another county */
  async draw({ zone, route, from, stops }: RouteBody, envelope: Envelope, reach: Reach) {
    const countyOffice = officeIn(reach);
    await this.zones.mustBeOpen(countyOffice, zone, { from, to: from });
    const serials = stops.map(({ serial }) => serial);
    const { foreign } = await this.contracts.metersOf(reach, serials);
    const cards = await this.cardsOf(serials);
    const isElsewhere = (card: MeterCard) => !isInZone(card, zone, from);
    const command = {
      type: 'DrawReadingRoute',
      countyOffice,
      zone,
      route,
      from,
      stops: stops.map(({ serial, addressCode }) => ({ accountId: cards.get(serial)?.accountId ?? '', addressCode })),
      foreignMeters: foreign,
      elsewhere: [...cards.values()].filter(isElsewhere).map(({ serial }) => serial),
      today: civilDate(envelope.businessDate),
    } as const;
    const routeId = routeIdOf(countyOffice, zone, route);
    await this.commands.execute(readingRoute, routeId, command, envelope);
    return { routeId, connections: stops.length };
  }

  /** The cards of these meters by the serial that the unit has written; a missing meter has none. */
  private async cardsOf(serials: readonly string[]): Promise<ReadonlyMap<string, MeterCard>> {
    const idOf = await metersNamed(this.reads, serials);
    const cards = await this.reads.model(meterCard).find({ _id: trusted({ $in: serials.map(idOf) }) });
    const byId = new Map(cards.map((card) => [card.meterId, card]));
    return new Map(
      serials.flatMap((serial) => {
        const card = byId.get(idOf(serial));
        return card ? [[serial, card] as const] : [];
      }),
    );
  }
}

const isInZone = ({ zone, zoneMoves, removed, takenOff }: MeterCard, wanted: string, day: CivilDate): boolean =>
  removed === null && takenOff === null && zoneOn({ zone: zone ?? undefined, zoneMoves }, day) === wanted;
