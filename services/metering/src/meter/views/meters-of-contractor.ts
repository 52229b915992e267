import { Inject, Injectable } from '@nestjs/common';
import { onlyContractorOf, type Reach } from '@pishkhan/roles';
import { PLATFORM, Reads, type Platform } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { covering, isInForce, type ReadingContract } from '../../contractor/domain/contractor.ts';
import { ReadingContracts } from '../../contractor/reading-contracts.ts';
import type { MeterCard } from './meter-card.view.ts';
import { readingsOfMeter, type ReadingOfMeter } from './readings-of-meter.view.ts';

/** The readings behind an estimate may be another contractor's (A3-5). */
export const withoutOtherReadings = (reading: ReadingOfMeter): ReadingOfMeter =>
  reading.estimate ? { ...reading, estimate: { ...reading.estimate, derivedFrom: null } } : reading;

const withinDays = ({ from, to }: ReadingContract) => ({
  readOn: trusted({ $gte: from, ...(to !== undefined && { $lte: to }) }),
});

/** Readings that the contractor delivered for days of these contracts (A3-5; N5). */
export const ownReadings = (reach: Reach, contracts: readonly ReadingContract[]) => ({
  contractorId: onlyContractorOf(reach)!,
  $or: contracts.map(withinDays),
});

/** What a contractor sees of meters: by its contracts and their days, not by what it has read once (A3-5; N5). */
/** Registers as they were at the installation: another contractor may have read the last figures (N5). */
const withoutLastFigures = ({ registerSet, ...card }: MeterCard): MeterCard => ({
  ...card,
  ...(registerSet && {
    registerSet: { ...registerSet, registers: registerSet.registers.map(({ last: _, ...each }) => each) },
  }),
});

@Injectable()
export class MetersOfContractor {
  constructor(
    @Inject(ReadingContracts) private readonly contracts: ReadingContracts,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock'>,
  ) {}

  /**
   * The contracts of a contractor; undefined for a wider reach.
   *
   * @throws ProblemException 403 `ContractorMustBeRegistered`
   */
  async contractsOf(reach: Reach): Promise<readonly ReadingContract[] | undefined> {
    const contractorId = onlyContractorOf(reach);
    return contractorId === undefined ? undefined : this.contracts.contractsOf(contractorId);
  }

  covering(
    contracts: readonly ReadingContract[],
    { meterId, zone, zoneMoves, countyOffice, replaces }: MeterCard,
    days: 'today' | 'everyDay',
  ): readonly ReadingContract[] {
    const place = { zone: zone ?? undefined, zoneMoves, countyOffice: countyOffice ?? undefined };
    const meter = { meterId, replaces, ...place };
    const found = covering(contracts, meter);
    return days === 'everyDay' ? found : found.filter((each) => isInForce(each, this.platform.clock.today()));
  }

  /** The card with the last reading of the contractor itself, or the installation, and without findings of others. */
  async ownCard(reach: Reach, card: MeterCard): Promise<MeterCard> {
    const filter = { meterId: card.meterId, contractorId: onlyContractorOf(reach)! };
    const kinds = { kind: trusted({ $in: ['actual' as const, 'estimated' as const] }) };
    const { items } = await this.reads.page(readingsOfMeter, {
      filter: { ...filter, ...kinds },
      orderBy: 'readOn',
      descending: true,
      limit: 1,
    });
    const [last = await this.installationOf(card)] = items;
    const { readingId, readOn, index, kind } = last;
    const lastReading = { readingId, readOn, index, kind: kind === 'estimated' ? kind : ('actual' as const) };
    return { ...withoutLastFigures(card), lastReading, stoodStillSince: null, faults: [] };
  }

  private async installationOf({ meterId }: MeterCard): Promise<ReadingOfMeter> {
    const { items } = await this.reads.page(readingsOfMeter, { filter: { meterId, kind: 'installation' }, limit: 1 });
    return items[0]!;
  }
}
