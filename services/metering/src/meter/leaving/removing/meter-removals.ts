import { Inject, Injectable } from '@nestjs/common';
import { civilDate } from '@pishkhan/calendar';
import { derivedId } from '@pishkhan/identifiers';
import type { Reach } from '@pishkhan/roles';
import { Aggregates, Commands, Reads, type Envelope } from '@pishkhan/service-kit';
import { billedMeter } from '../../../copies/billed-meter.view.ts';
import { MeterPlaces } from '../../../copies/meter-places.ts';
import { meter } from '../../domain/meter.ts';
import type { Judged, RemovalCommand } from '../../domain/removing/removal.messages.ts';

interface RemovalNamed {
  readonly meterId: string;
  readonly removalId: string;
}

/** Takes meters off the wrong account (9.6, 13.3; N16). */
@Injectable()
export class MeterRemovals {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
  ) {}

  async request(serial: string, reason: string, envelope: Envelope, reach: Reach) {
    const removalId = derivedId('removal', envelope.commandId);
    const { meterId } = await this.places.meterWithin(reach, serial);
    const judged = await this.judged(meterId);
    return this.decide(meterId, { type: 'RemoveMeter', removalId, reason, ...judged, ...by(envelope) }, envelope);
  }

  async confirm({ meterId: serial, removalId }: RemovalNamed, envelope: Envelope, reach: Reach) {
    const { meterId } = await this.places.meterWithin(reach, serial);
    const judged = await this.judged(meterId);
    return this.decide(meterId, { type: 'ConfirmRemoval', removalId, ...judged, ...by(envelope) }, envelope);
  }

  async decline({ meterId: serial, removalId }: RemovalNamed, reason: string, envelope: Envelope, reach: Reach) {
    const { meterId } = await this.places.meterWithin(reach, serial);
    return this.decide(meterId, { type: 'DeclineRemoval', removalId, reason, ...by(envelope) }, envelope);
  }

  private async decide(meterId: string, command: RemovalCommand, envelope: Envelope) {
    const { state } = await this.commands.execute(meter, meterId, command, envelope);
    const waits = state.status === 'installed' && state.removal?.removalId === command.removalId;
    const ended = command.type === 'DeclineRemoval' ? 'declined' : 'removed';
    return { removalId: command.removalId, state: waits ? 'waiting' : ended };
  }

  /** Billing takes one meter of an account: if it bills another installed one, it never took this one. */
  private async judged(meterId: string): Promise<Judged> {
    const { state } = await this.aggregates.load(meter, meterId);
    if (state.status !== 'installed') return { isInNoBill: false };
    const billed = await this.reads.find(billedMeter, state.accountId);
    if (!billed || billed.meterId === meterId) return { isInNoBill: false, isNotBilledYet: !billed };
    const { state: other } = await this.aggregates.load(meter, billed.meterId);
    return {
      isInNoBill: other.status === 'installed' && other.accountId === state.accountId,
      isNotBilledYet: true,
    };
  }
}

const by = ({ actor, businessDate }: Envelope) => ({ by: actor.subject, on: civilDate(businessDate) });
