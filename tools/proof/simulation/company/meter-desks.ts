import {
  ExchangeApi,
  Exchanges,
  Installations,
  MeterApi,
  MeterPlaces,
  MetersOfContractor,
  ProgressOfRounds,
  ReadingContracts,
  ReadingEntries,
  ReadingEntryApi,
  ReadingFiles,
  RowJudging,
  ReadingOrderApi,
  ReadingRoundApi,
  ReadingRouteApi,
  RegisterSetApi,
  ReviewApi,
  RoundClaims,
  Rounds,
  Routes,
  SeenRounds,
  Zones,
} from '@pishkhan/metering/simulation';
import type { Aggregates, Commands, Offices, Platform, Reads } from '@pishkhan/service-kit';

interface Shared {
  readonly commands: Commands;
  readonly aggregates: Aggregates;
  readonly reads: Reads;
  readonly offices: Offices;
}
/** The interfaces of metering. */
export const meterDesksOf = (platform: Platform, { commands, aggregates, reads, offices }: Shared) => {
  const meterPlaces = new MeterPlaces(reads);
  const zones = new Zones(offices, platform);
  const contracts = new ReadingContracts(aggregates, reads, meterPlaces, zones);
  const rounds = new Rounds(new RoundClaims(commands, aggregates, reads), aggregates, reads, zones);
  const progress = new ProgressOfRounds(reads);
  const seenRounds = new SeenRounds(reads, progress, contracts, platform);
  return {
    meters: new MeterApi(
      new Installations(commands, reads, zones, aggregates),
      reads,
      meterPlaces,
      new MetersOfContractor(contracts, reads, platform),
    ),
    readings: new ReadingFiles(commands, aggregates, new RowJudging(commands, aggregates, reads), contracts),
    registerSets: new RegisterSetApi(commands, aggregates, meterPlaces),
    readingEntries: new ReadingEntryApi(new ReadingEntries(commands, aggregates), meterPlaces),
    exchanges: new ExchangeApi(new Exchanges(commands, reads, aggregates, meterPlaces), reads, meterPlaces),
    routes: new ReadingRouteApi(new Routes(commands, reads, contracts, zones), reads),
    rounds: new ReadingRoundApi(rounds, seenRounds),
    orders: new ReadingOrderApi(commands, rounds, seenRounds, progress),
    reviews: new ReviewApi(commands, reads, aggregates, meterPlaces),
  };
};
