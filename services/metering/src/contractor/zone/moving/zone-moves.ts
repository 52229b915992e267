import { Inject, Injectable } from '@nestjs/common';
import { civilDate } from '@pishkhan/calendar';
import { derivedId } from '@pishkhan/identifiers';
import type { Reach } from '@pishkhan/roles';
import { Commands, Reads, type Envelope } from '@pishkhan/service-kit';
import { MeterPlaces } from '../../../copies/meter-places.ts';
import { meter } from '../../../meter/domain/meter.ts';
import type { ZoneMoveCommand } from '../../../meter/domain/moving/zone-move.messages.ts';
import { Zones } from '../zones.ts';
import { zoneMoves } from './zone-moves.view.ts';
import type { ZoneMoveBody, ZoneMovePath } from './zone-move.dto.ts';

/** Moves meters to another zone of their county, from a day on (A1-4, A3-5; N5). */
@Injectable()
export class ZoneMoves {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
    @Inject(Zones) private readonly zones: Zones,
  ) {}

  /** @throws ProblemException 422 for a zone that is closed or of another county; 409 for one that has not arrived */
  async request(serial: string, { zone, from, reason }: ZoneMoveBody, envelope: Envelope, reach: Reach) {
    const { meterId, accountId } = await this.places.meterWithin(reach, serial);
    const countyOffice = await this.places.ownCountyOf(reach, accountId);
    await this.zones.mustTakeMeters(countyOffice, zone, from);
    const moveId = derivedId('zone-move', envelope.commandId);
    const move = { type: 'MoveMeterToZone', moveId, zone, from, reason, countyOffice, ...by(envelope) } as const;
    return this.decide(meterId, move, envelope);
  }

  /** @throws ProblemException 422 for a zone that was closed meanwhile */
  async confirm({ meterId: serial, moveId }: ZoneMovePath, envelope: Envelope, reach: Reach) {
    const { meterId } = await this.places.meterWithin(reach, serial);
    const move = await this.reads.find(zoneMoves, moveId);
    // The zone may have been closed while the move waited.
    if (move?.state === 'waiting') await this.zones.mustTakeMeters(move.countyOffice, move.zone, move.from);
    return this.decide(meterId, { type: 'ConfirmZoneMove', moveId, ...by(envelope) }, envelope);
  }

  async decline({ meterId: serial, moveId }: ZoneMovePath, reason: string, envelope: Envelope, reach: Reach) {
    const { meterId } = await this.places.meterWithin(reach, serial);
    return this.decide(meterId, { type: 'DeclineZoneMove', moveId, reason, ...by(envelope) }, envelope);
  }

  private async decide(meterId: string, command: ZoneMoveCommand, envelope: Envelope) {
    await this.commands.execute(meter, meterId, command, envelope);
    return { moveId: command.moveId, state: stateAfter[command.type] };
  }
}

const stateAfter = { MoveMeterToZone: 'waiting', ConfirmZoneMove: 'moved', DeclineZoneMove: 'declined' } as const;
const by = ({ actor, businessDate }: Envelope) => ({ by: actor.subject, on: civilDate(businessDate) });
