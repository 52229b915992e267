import { Inject, Injectable } from '@nestjs/common';
import type { Reach } from '@pishkhan/roles';
import { Aggregates, mustHold, Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { MeterPlaces } from '../copies/meter-places.ts';
import { metersNamed } from '../meter/views/meters-named.ts';
import { meterCard } from '../meter/views/meter-card.view.ts';
import {
  contractor,
  contractsOf,
  untilClosing,
  type ContractorState,
  type ReadingContract,
} from './domain/contractor.ts';
import { contractorMustBeRegistered } from './domain/contractor.rules.ts';
import { Zones } from './zone/zones.ts';

/** The one truth about what a contractor may read and see: its contracts, from the log (A3-5; N5). */
@Injectable()
export class ReadingContracts {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
    @Inject(Zones) private readonly zones: Zones,
  ) {}

  /**
   * The contractor of a token; other people have none.
   *
   * @throws ProblemException 403 `ContractorMustBeRegistered`
   */
  async mustBeRegistered(contractorId: string | undefined): Promise<ContractorState> {
    if (contractorId === undefined) return contractor.initial;
    const { state } = await this.aggregates.load(contractor, contractorId);
    mustHold(contractorMustBeRegistered(state.status === 'registered'));
    return state;
  }

  /**
   * The contracts of a contractor, those of a closed zone until the day before its closing.
   *
   * @throws ProblemException 403 `ContractorMustBeRegistered`
   */
  async contractsOf(contractorId: string): Promise<readonly ReadingContract[]> {
    const contracts = contractsOf(await this.mustBeRegistered(contractorId));
    return Promise.all(
      contracts.map(async (each) => {
        const { covers, countyOffice } = each;
        const closedFrom = 'zone' in covers && (await this.zones.closingOf({ ...covers, countyOffice }));
        return closedFrom ? untilClosing(each, closedFrom) : each;
      }),
    );
  }

  /**
   * The ids of these meters, and the serials that no meter within the reach has.
   *
   * @throws ProblemException 503 if the account of a meter has not arrived in 2 s
   */
  async metersOf(
    reach: Reach,
    serials: readonly string[],
  ): Promise<{ readonly meters: readonly string[]; readonly foreign: readonly string[] }> {
    if (serials.length === 0) return { meters: [], foreign: [] };
    await this.reads.upToHead(meterCard);
    const idOf = await metersNamed(this.reads, serials);
    const ids = [...new Set(serials.map(idOf))];
    const cards = await this.reads
      .model(meterCard)
      .find({ meterId: trusted({ $in: ids }) })
      .lean();
    const own = new Set((await this.places.withinOnArrival(reach, cards)).map(({ meterId }) => meterId));
    return { meters: ids.filter((id) => own.has(id)), foreign: ids.filter((id) => !own.has(id)) };
  }
}
