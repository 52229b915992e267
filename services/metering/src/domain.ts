/** Deciders, views and publications without Nest: for replay, verification and generated catalogues. */
import { knownOffices } from '@pishkhan/service-kit/offices';
import { knownCase } from '@pishkhan/service-kit/known-case';
import { holderOfAccount, staffMembers } from '@pishkhan/service-kit/beneficiary';
import { personsDecisions } from './review/deciding/persons-decisions.view.ts';
import { contractCapacity } from './copies/contract-capacity.view.ts';
import { meterPublications } from './meter/meter.publish.ts';
import { exchangeAppointment } from './contractor/appointment/domain/exchange-appointment.ts';
import { exchangeAppointments } from './contractor/appointment/exchange-appointments.view.ts';
import { contractorPublications } from './contractor/contractor.publish.ts';
import { contractor } from './contractor/domain/contractor.ts';
import { contractors } from './contractor/views/contractors.view.ts';
import { readingContracts } from './contractor/views/reading-contracts.view.ts';
import { zoneMoves } from './contractor/zone/moving/zone-moves.view.ts';
import { billedMeter } from './copies/billed-meter.view.ts';
import { countyOfAccount } from './copies/county-of-account.view.ts';
import { erasedAccount } from './copies/erased-account.view.ts';
import { erasedInMetering } from './meter/erasure/erased-in-metering.ts';
import { lookedUpMeters } from './look-ups/looked-up-meters.ts';
import { meter } from './meter/domain/meter.ts';
import { meteredAccount } from './meter/installing/domain/metered-account.ts';
import { meteredAccountPublications } from './meter/installing/metered-account.publish.ts';
import { meterExchanges } from './meter/leaving/exchanging/meter-exchanges.view.ts';
import { metersOfConnection } from './meter/views/timeline/meters-of-connection.view.ts';
import { meterRemovals } from './meter/leaving/removing/meter-removals.view.ts';
import { meterCard } from './meter/views/meter-card.view.ts';
import { readingsOfMeter } from './meter/views/readings-of-meter.view.ts';
import { readingRound } from './contractor/round/domain/reading-round.ts';
import { stopsOfRounds } from './contractor/round/list/stops-of-rounds.view.ts';
import { connectionsInRounds } from './contractor/round/progress/connections-in-rounds.view.ts';
import { readingRoundsView } from './contractor/round/progress/reading-rounds.view.ts';
import { roundsOfCounty } from './contractor/round/opening/domain/rounds-of-county.ts';
import { readingRoute } from './contractor/round/route/domain/reading-route.ts';
import { readingRoutes } from './contractor/round/route/reading-routes.view.ts';
import { readingFile } from './reading-file/domain/reading-file.ts';
import { readingFormat } from './reading-file/format/domain/reading-format.ts';
import { readingFormats } from './reading-file/format/reading-formats.view.ts';
import { bulkReadingFile } from './reading-file/bulk/domain/bulk-reading-file.ts';
import { bulkReadingRows } from './reading-file/bulk/domain/bulk-reading-rows.ts';
import { bulkRowsToMend } from './reading-file/bulk/rows/bulk-rows-to-mend.view.ts';
import { readingFilesDelivered } from './reading-file/views/reading-files.view.ts';
import { readingPolicy } from './review/policy/domain/reading-policy.ts';
import { readingPolicyPublications } from './review/policy/reading-policy.publish.ts';
import { readingsToReview } from './review/readings-to-review.view.ts';
import { unreadConnections } from './review/unread/unread-connections.view.ts';
import { streamPartsOf } from '@pishkhan/service-kit/streams';
import { wordsOfStreams } from './look-ups/words-of-streams.ts';

export const publish = {
  ...meterPublications,
  ...meteredAccountPublications,
  ...readingPolicyPublications,
  ...contractorPublications,
  ...erasedInMetering.publications,
};
export const deciders = [
  meter,
  readingFile,
  readingPolicy,
  contractor,
  exchangeAppointment,
  meteredAccount,
  readingRoute,
  readingRound,
  roundsOfCounty,
  readingFormat,
  bulkReadingFile,
  bulkReadingRows,
  erasedInMetering.decider,
  ...lookedUpMeters.deciders,
] as const;
export const streams = streamPartsOf(deciders, wordsOfStreams);
export const views = [
  streams.view,
  meterCard,
  readingsOfMeter,
  readingsToReview,
  readingFilesDelivered,
  readingFormats,
  bulkRowsToMend,
  contractCapacity,
  countyOfAccount,
  erasedAccount,
  contractors,
  readingContracts,
  exchangeAppointments,
  meterRemovals,
  meterExchanges,
  metersOfConnection,
  zoneMoves,
  readingRoutes,
  readingRoundsView,
  stopsOfRounds,
  connectionsInRounds,
  unreadConnections,
  billedMeter,
  knownCase,
  ...lookedUpMeters.views,
  personsDecisions,
  holderOfAccount,
  staffMembers,
  knownOffices,
] as const;
