export * from './definition.ts';
export { Poison, type MessageOf, type Publication, type PublishMap } from '@pishkhan/messages';
export * from './start-service.ts';
export * from './commands/command-envelope.ts';
export * from './commands/commands.ts';
export * from './commands/envelope.ts';
export * from './commands/granted.ts';
export * from './commands/reaction.ts';
export * from './fields/csv.ts';
export { linesOfBytes } from './fields/csv-bytes.ts';
export { mapInSlices, pauses } from './fields/pauses.ts';
export { pausesForOthers, somebodyWorks } from './fields/recent-requests.ts';
export { Operation } from './documents/operation.ts';
export { OkPage, OkResponse } from './documents/responses.ts';
export * from './fields/dto.ts';
export * from './fields/page-query.ts';
export { ConsumesBytes, ConsumesCsv, FileBytes } from './http/input/body-parsers.ts';
export * from './http/problem.ts';
export {
  DeclinedVersionBody,
  proposal,
  publication,
  publishingStatus,
  reasonOfProposal,
  VersionPath,
} from './fields/publication.ts';
export { confirmers, PolicyController } from './fields/publishing/policy-controller.ts';
export {
  versionedDocument,
  versionedPolicies,
  type VersionedDocuments,
} from './fields/publishing/documents/versioned-document.ts';
export { Publications } from './fields/publishing/publications.ts';
export { sampleDocument } from './fields/publishing/sample-document.ts';
export type { SampleDocument } from './fields/publishing/sample.ts';
export { currentRequest, type SignedInActor } from './http/request-context.ts';
export { invalid } from './http/input/invalid.ts';
export { formWithoutNumbers } from './http/texts/free-texts.ts';
export { mayReadNumbers } from './http/texts/readers-of-numbers.ts';
export { wholeText } from './http/texts/shown-numbers.ts';
export { subjectOfAccount } from './http/texts/sealing-command.ts';
export { SealedNumbers } from './http/texts/sealed-numbers.ts';
export { TextsEraser } from './identity/erasure/texts-eraser.ts';
export { CIPHERS, serverFor } from './http/entrance/server.ts';
export { connectionCheck } from './http/entrance/client-address.ts';
export { followCertificate } from './http/entrance/renewal.ts';
export { createLogger } from './logging/logger.ts';
export { nestLogger } from './logging/nest-logger.ts';
export { requestRatesIn, type RequestRates } from './http/entrance/rates/request-rates.ts';
export { versionOn, versionsIn, type FileVersion } from './http/entrance/policy-file.ts';
export { loginStrengthIn, type LoginStrength } from './http/entrance/login/login-strength.ts';
export { StrongLogin } from './http/entrance/login/strong-login.ts';
export * from './identity/current-actor.ts';
export { SEALING_KEYS } from './identity/keys/sealing-key.ts';
export { masterKeyIn } from './identity/keys/master-key.ts';
export { SealedDocuments, sealedDocumentsOf } from './identity/keys/sealed-documents.ts';
export { Access, countyOf, Granted, mustBeWithin } from './identity/access.ts';
export { LookUps, ofHousehold, type Found } from './reads/look-ups/http/look-ups.ts';
export { maskable } from './reads/look-ups/http/maskable.ts';
export { PersonalData } from './reads/look-ups/http/personal-data.ts';
export { ReasonCases, type ReasonCase } from './reads/look-ups/http/reasons.ts';
export { KnownReasonCases } from './reads/look-ups/http/known-reason-cases.ts';
export { Offices, isOpenOn } from './identity/offices/offices.ts';
export { officeKindsOf } from './identity/offices/own-office.ts';
export type { RegisteredOffice } from './identity/offices/known-offices.view.ts';
export { knownOn } from './reads/replay/known-on.ts';
export { watchable, type Watchable } from './reads/changes/watchable.ts';
export * from './reads/reads.ts';
export { repeatLook, type RepeatedLook } from './running/time/repeated-look.ts';
export * from './running/settings.ts';
export { mustReachWhatWasSeen } from './running/health/history-seen.ts';
export type { FaultLog } from './running/outages/fault-log.ts';
export { FAULT_LOG, PLATFORM } from './running/tokens.ts';
