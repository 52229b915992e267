import { knownOffices } from '@pishkhan/service-kit/offices';
import { serviceTitles } from '@pishkhan/contracts';
import { defineService, ReasonCases, TextsEraser, versionedPolicies } from '@pishkhan/service-kit';
import { ExchangeAppointmentApi } from './contractor/appointment/exchange-appointment.api.ts';
import { ContractorApi } from './contractor/contractor.api.ts';
import { Eraser } from '@pishkhan/service-kit/erasure';
import { ReadingContracts } from './contractor/reading-contracts.ts';
import { ZoneMoveApi } from './contractor/zone/moving/zone-move.api.ts';
import { ZoneMoves } from './contractor/zone/moving/zone-moves.ts';
import { Zones } from './contractor/zone/zones.ts';
import { MeterPlaces } from './copies/meter-places.ts';
import { holderOfAccount, staffMembers } from '@pishkhan/service-kit/beneficiary';
import { personsDecisions } from './review/deciding/persons-decisions.view.ts';
import { deciders, publish, streams, views } from './domain.ts';
import { invariants } from './invariants.ts';
import { lookedUpMeters } from './look-ups/looked-up-meters.ts';
import { MeteringReasonCases } from './look-ups/reason-cases.ts';
import { erasedInMetering } from './meter/erasure/erased-in-metering.ts';
import { Installations } from './meter/installing/installations.ts';
import { ExchangeApi } from './meter/leaving/exchanging/exchange.api.ts';
import { watchedExchanges } from './meter/leaving/exchanging/exchange.scope.ts';
import { Exchanges } from './meter/leaving/exchanging/exchanges.ts';
import { TimelineApi } from './meter/views/timeline/timeline.api.ts';
import { MeterRemovalApi } from './meter/leaving/removing/meter-removal.api.ts';
import { MeterRemovals } from './meter/leaving/removing/meter-removals.ts';
import { MetersOfContractor } from './meter/views/meters-of-contractor.ts';
import { ReadingEntries } from './meter/entering/reading-entries.ts';
import { RegisterSetApi } from './meter/entering/registers/register-set.api.ts';
import { ReadingEntryApi } from './meter/entering/reading-entry.api.ts';
import { MeterApi } from './meter/meter.api.ts';
import { completeTheInstallationWhenAnAccountIsClaimed } from './reactions/complete-the-installation-when-an-account-is-claimed.ts';
import { correctTheReadingWhenItsBillsWereCorrected } from './reactions/correct-the-reading-when-its-bills-were-corrected.ts';
import { exchangeTheMeterWhenACaseAsks } from './reactions/exchange-the-meter-when-a-case-asks.ts';
import { openTheRoundsWhenTheyAreClaimed } from './reactions/open-the-rounds-when-they-are-claimed.ts';
import { recordTheTestWhenAWorkshopAnswers } from './reactions/record-the-test-when-a-workshop-answers.ts';
import { recordTheSelfReadingWhenACaseAsks } from './reactions/record-the-self-reading-when-a-case-asks.ts';
import { reportTheFaultWhenAVisitFindsIt } from './reactions/report-the-fault-when-a-visit-finds-it.ts';
import { ReadingErrorsApi } from './reading-file/errors/reading-errors.api.ts';
import { ReadingFormatApi } from './reading-file/format/reading-format.api.ts';
import { BulkParts } from './reading-file/bulk/rows/bulk-parts.ts';
import { BulkReadingFileApi } from './reading-file/bulk/bulk-reading-file.api.ts';
import { BulkReadingFiles } from './reading-file/bulk/rows/bulk-reading-files.ts';
import { RowJudging } from './reading-file/receiving/row-judging.ts';
import {
  judgeTheNextPartOfABulkFile,
  stopABulkFileWhenItIsAskedFor,
} from './reactions/judge-the-next-part-of-a-bulk-file.ts';
import { ReadingFileApi } from './reading-file/reading-file.api.ts';
import { ReadingFiles } from './reading-file/receiving/reading-files.ts';
import { readingPolicies } from './review/policy/domain/reading-policies.ts';
import { readingPolicy } from './review/policy/domain/reading-policy.ts';
import { ReadingPolicyApi } from './review/policy/reading-policy.api.ts';
import { HeldReadingApi } from './review/deciding/held-reading.api.ts';
import { ReviewApi } from './review/review.api.ts';
import { watchedReviews } from './review/review.scope.ts';
import { UnreadConnectionsApi } from './review/unread/unread-connections.api.ts';
import { WaitingReviewsApi } from './review/waiting/waiting-reviews.api.ts';
import { samples } from './review/policy/samples.ts';
import { roundControllers, roundProviders } from './contractor/round/opening/round-parts.ts';
import { ruleTitles } from './rule-titles.ts';

/** The composition root: all parts of this service. */
export const metering = defineService({
  name: 'metering',
  title: serviceTitles.metering,
  deciders,
  views,
  offices: { view: knownOffices },
  publish,
  invariants,
  publishedSince: [readingPolicy.category],
  reactions: [
    completeTheInstallationWhenAnAccountIsClaimed,
    correctTheReadingWhenItsBillsWereCorrected,
    exchangeTheMeterWhenACaseAsks,
    openTheRoundsWhenTheyAreClaimed,
    recordTheTestWhenAWorkshopAnswers,
    recordTheSelfReadingWhenACaseAsks,
    reportTheFaultWhenAVisitFindsIt,
    judgeTheNextPartOfABulkFile,
    stopABulkFileWhenItIsAskedFor,
    ...erasedInMetering.reactions,
  ],
  controllers: [
    ...roundControllers,
    MeterApi,
    ReadingEntryApi,
    RegisterSetApi,
    ReadingFileApi,
    ReadingErrorsApi,
    ReadingFormatApi,
    BulkReadingFileApi,
    ReviewApi,
    HeldReadingApi,
    WaitingReviewsApi,
    UnreadConnectionsApi,
    ReadingPolicyApi,
    ContractorApi,
    ExchangeAppointmentApi,
    MeterRemovalApi,
    ExchangeApi,
    TimelineApi,
    ZoneMoveApi,
  ],
  providers: [
    ...roundProviders,
    ReadingFiles,
    RowJudging,
    BulkReadingFiles,
    BulkParts,
    MeterPlaces,
    Zones,
    ReadingContracts,
    MetersOfContractor,
    Installations,
    MeterRemovals,
    Exchanges,
    ReadingEntries,
    { provide: Eraser, useClass: TextsEraser },
    ZoneMoves,
    { provide: ReasonCases, useClass: MeteringReasonCases },
  ],
  changes: [watchedReviews, watchedExchanges],
  ruleTitles,
  sealsNumbers: true,
  lookUps: lookedUpMeters,
  samples,
  documents: () => versionedPolicies(readingPolicies, readingPolicy, '/v1/reading-policies'),
  streams,
  decisions: {
    view: personsDecisions,
    policy: lookedUpMeters.policy,
    staff: { holders: holderOfAccount, members: staffMembers },
  },
});
