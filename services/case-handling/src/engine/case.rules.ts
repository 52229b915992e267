import type { CivilDate } from '@pishkhan/calendar';
import { reject, rejectAsForbidden, rejectAsMissing, rejectByStatus } from '@pishkhan/decider';
import type { Person } from './case.messages.ts';
import type { OpenFile } from './case.state.ts';
import { subjects, type About, type KnownCertificate } from './kind/known.ts';
import type { Choice, Role } from './kind/vocabulary.ts';

/** A command speaks of a case that was opened (A3-1, A6-1). */
export const caseMustBeKnown = () => rejectAsMissing('CaseMustBeKnown');

/** A closed case keeps its outcome (15.4-21). */
export const caseMustBeOpen = (outcome: string) => rejectByStatus('CaseMustBeOpen', { outcome });

/** A case is opened as one of the kinds that the office handles (part 2). */
export const kindMustBeKnown = (kind: string) => rejectAsMissing('KindMustBeKnown', { kind });

/**
 * A case is about something that the company knows: a bill it issued (A6-1), an account it keeps (A3-1). Refused as
 * BillMustBeKnown or AccountMustBeKnown.
 */
export const subjectMustBeKnown = (about: About) => rejectAsMissing(subjects[about].unknown);

/** Requests are registered by the roles that the kind names, at an office (A3-1, A6-1). */
export const requestMayOnlyBeRegisteredAtACounterOffice = (by: Person, allowed: readonly Role[]) =>
  (by.office === undefined || !allowed.some((role) => by.roles.includes(role))) &&
  rejectAsForbidden('RequestMayOnlyBeRegisteredAtACounterOffice', { roles: allowed });

/** What is collected for a request stands in a fee schedule in force (13.4). */
export const feeMustBeSetForTheService = (item: string) => reject('FeeMustBeSetForTheService', { item });

/** A deadline in working days is counted on published calendars only (10.5-2, 10.5-6). */
export const workingCalendarMustCoverTheDeadline = (clock: string) =>
  reject('WorkingCalendarMustCoverTheDeadline', { clock });

/** A case is worked on by its own office; by its county where a head or an expert acts (A6-4). */
export const caseMustBelongToOwnOffice = (file: Pick<OpenFile, 'officeId' | 'countyOffice'>, by: Person) =>
  by.office !== file.officeId &&
  by.office !== file.countyOffice &&
  rejectAsForbidden('CaseMustBelongToOwnOffice', { officeId: file.officeId });

/** The office concerned answers its applicant, in every branch; another office may not (15.4-21). */
export const anotherOfficeMayNotAnswer = (file: Pick<OpenFile, 'officeId'>, by: Person) =>
  by.office !== file.officeId && rejectAsForbidden('AnotherOfficeMayNotAnswer', { officeId: file.officeId });

/** A stage is carried out by the role that the kind gives it to (7.5). */
export const stageMayOnlyBeDoneByItsOwner = (by: Person, owners: readonly Role[], stage: string) =>
  !owners.some((role) => by.roles.includes(role)) &&
  rejectAsForbidden('StageMayOnlyBeDoneByItsOwner', { stage, owners });

const holdsOn = ({ validFrom, validTo, revokedOn }: KnownCertificate, on: CivilDate) =>
  validFrom <= on && on <= validTo && (revokedOn === undefined || on < revokedOn);

/**
 * Where a qualified representative decides, he is one whom the provincial company certified for that office, and whose
 * certificate holds on that day (1.2, A6-3, A6-4, 7.5).
 */
export const representativeMustHoldValidCertificate = (
  owner: Role,
  certificates: readonly KnownCertificate[],
  office: string,
  on: CivilDate,
) =>
  owner === 'qualifiedRepresentative' &&
  !certificates.some((certificate) => certificate.office === office && holdsOn(certificate, on)) &&
  rejectAsForbidden('RepresentativeMustHoldValidCertificate', { office, on });

/** Whoever registered a request does not decide it: the source names two persons in every row (1.2). */
export const registrarMustNotDecide = (file: Pick<OpenFile, 'openedBy'>, by: Person) =>
  by.subject === file.openedBy && reject('RegistrarMustNotDecide');

/** A visit is recorded while the case waits for one (A3-2, A6-2). */
export const visitMustBeAwaited = (stage: string) => rejectByStatus('VisitMustBeAwaited', { stage });

/** The meter was visited for this case: not before its registration and not in the future (A3-2, A6-2). */
export const visitMustFallBetweenOpeningAndToday = (
  file: Pick<OpenFile, 'openedOn'>,
  visitedOn: CivilDate,
  on: CivilDate,
) =>
  (visitedOn < file.openedOn || visitedOn > on) &&
  reject('VisitMustFallBetweenOpeningAndToday', { openedOn: file.openedOn, visitedOn, on });

/** A meter that was visited is one that is installed (A3-2). */
export const visitedMeterMustBeInstalled = (file: Pick<OpenFile, 'meterId'>) =>
  file.meterId === null && reject('VisitedMeterMustBeInstalled');

/** A decision is made while the case waits for one (A3-3, A6-3). */
export const decisionMustBeAwaited = (stage: string) => rejectByStatus('DecisionMustBeAwaited', { stage });

/** The answer is one of those that the stage knows (A3-3, A6-3, A6-4). */
export const answerMustBeOneOfTheStage = (answer: string, choices: Readonly<Record<string, Choice>>) =>
  !Object.hasOwn(choices, answer) && reject('AnswerMustBeOneOfTheStage', { answer, answers: Object.keys(choices) });

/** A decision is made on its whole form (A3-3, A6-3). */
export const decisionMustFillInItsForm = (errors: readonly unknown[]) =>
  errors.length > 0 && reject('DecisionMustFillInItsForm', { errors });

/** Only a reading that the company holds can be found wrong (A3-3). */
export const readingMustBeKnown = (readingId: unknown) => rejectAsMissing('ReadingMustBeKnown', { readingId });

/** A case may not close before its answer stands and the applicant was told it, in both branches (A6-4, 15.4-21). */
export const answerMustBeRecordedBeforeInforming = (stage: string) =>
  rejectByStatus('AnswerMustBeRecordedBeforeInforming', { stage });

/** Money may be moving while another service works on a request; its answer is awaited first (A3-3, A6-3). */
export const caseMustNotAwaitAnotherService = (stage: string) =>
  rejectByStatus('CaseMustNotAwaitAnotherService', { stage });

/** What has been answered can no longer be withdrawn; the applicant is told the answer (15.4-21). */
export const answeredCaseMustNotBeWithdrawn = (answer: string) =>
  rejectByStatus('AnsweredCaseMustNotBeWithdrawn', { answer });
