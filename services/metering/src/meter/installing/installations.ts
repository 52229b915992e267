import { Inject, Injectable } from '@nestjs/common';
import type { CivilDate } from '@pishkhan/calendar';
import { isRejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import { Aggregates, Commands, mustHold, Reads, rejectionProblem, type Envelope } from '@pishkhan/service-kit';
import { Zones } from '../../contractor/zone/zones.ts';
import type { InstallMeter } from '../domain/meter.messages.ts';
import { erasedAccount } from '../../copies/erased-account.view.ts';
import {
  installationMustFollowBilledAbsence,
  installationMustFollowTakingOff,
} from '../domain/exchanging/exchange.rules.ts';
import { lastEndedOn, lastReadOnOf, type MeterState, removalsOf, takenOffOn } from '../domain/meter.state.ts';
import { meter } from '../domain/meter.ts';
import { installationMustFollowRemovedMeter } from '../domain/removing/removal.rules.ts';
import { meterCard, type MeterCard } from '../views/meter-card.view.ts';
import { claiming } from './claiming.ts';
import { meterMustNotBeInstalledForErasedPerson } from './domain/installation.rules.ts';
import { meteredAccount } from './domain/metered-account.ts';

type Installation = Omit<InstallMeter, 'otherMeter'> & { readonly countyOffice: string };

/** Installs meters under a claim of their account: one meter per account, also at one moment (N16, ADR 0051). */
@Injectable()
export class Installations {
  private readonly load: Aggregates['load'];

  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Zones) private readonly zones: Zones,
    @Inject(Aggregates) aggregates: Aggregates,
  ) {
    this.load = aggregates.load.bind(aggregates);
  }

  /** @throws ProblemException named by the rule that rejects; a rejected installation leaves no claim */
  async install(command: Installation, envelope: Envelope): Promise<void> {
    const { meterId, accountId, countyOffice, zone, installedOn } = command;
    const { state } = await this.load(meter, meterId);
    if (state.status !== 'installed') mustHold(await this.followsRemovedMeter(command));
    const decided = meter.decide({ ...command, otherMeter: await this.otherMeterOf(accountId, meterId) }, state);
    if (isRejection(decided)) throw rejectionProblem(decided);
    if (decided.length > 0) {
      const erased = await this.reads.find(erasedAccount, accountId);
      mustHold(meterMustNotBeInstalledForErasedPerson(accountId, erased !== undefined));
      if (zone !== undefined) await this.zones.mustTakeMeters(countyOffice, zone, installedOn);
      await this.claim(command, removalsOf(state), envelope);
    }
    await this.commands.execute(meter, meterId, command, envelope);
  }

  private async claim(
    { type: _, ...installation }: Omit<InstallMeter, 'otherMeter'>,
    removals: number,
    envelope: Envelope,
  ) {
    const { accountId, meterId } = installation;
    const { commandId, commandHash } = envelope;
    const claim = { accountId, meterId, removals, installation, command: { commandId, commandHash } };
    await this.commands.execute(meteredAccount, accountId, claiming(this.load, claim), {
      ...envelope,
      commandId: derivedId('claim', commandId),
    });
  }

  /** The account can have bills up to the last reading of the meters that it had (11.5). */
  private async followsRemovedMeter({ accountId, installedOn }: Omit<InstallMeter, 'otherMeter'>) {
    const { state } = await this.load(meteredAccount, accountId);
    const known = state.meters ?? (await this.cardsOf(accountId)).map(({ meterId }) => meterId);
    const meters = await Promise.all(known.map(async (meterId) => (await this.load(meter, meterId)).state));
    const lastOf = (last: (each: MeterState) => CivilDate | undefined) =>
      meters
        .flatMap((each) => last(each) ?? [])
        .toSorted()
        .at(-1);
    return (
      installationMustFollowTakingOff(
        installedOn,
        lastOf((each) => takenOffOn(each, accountId)),
      ) ||
      installationMustFollowRemovedMeter(
        installedOn,
        lastOf((each) => lastReadOnOf(each, accountId)),
      ) ||
      installationMustFollowBilledAbsence(
        installedOn,
        lastOf((each) => lastEndedOn(each, accountId)),
      )
    );
  }

  /** A meter that an earlier release installed without a claim, from the view at the head of the log. */
  private async otherMeterOf(accountId: string, meterId: string): Promise<string | undefined> {
    const { state } = await this.load(meteredAccount, accountId);
    if (state.claim) return undefined;
    const cards = await this.cardsOf(accountId);
    return cards.find((card) => card.meterId !== meterId && card.takenOff === null)?.meterId;
  }

  /** Meters of an account, without those that were on it by mistake. */
  private async cardsOf(accountId: string): Promise<readonly MeterCard[]> {
    await this.reads.upToHead(meterCard);
    const { items } = await this.reads.page(meterCard, { filter: { accountId, removed: null }, limit: 50 });
    return items;
  }
}
