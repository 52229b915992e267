import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import type { CivilDate } from '@pishkhan/calendar';
import type { Duty } from '@pishkhan/roles';
import { isSamePerson } from '@pishkhan/roles';
import type { Certificates } from '../../certificate/domain/certificate.messages.ts';
import { certificateOn, approverMustHoldValidCertificate } from '../../certificate/domain/certificate.rules.ts';
import type { ApproverRole } from '../../pricing/policy/domain/content/approval/correction-approval.policy.ts';
import type { Approver } from './signing/signing.messages.ts';
import { decisionOn, rolesLeft, type Awaiting, type CorrectionState } from './correction.state.ts';
import type { Place } from './signing/places.ts';
import { isOfBillingItself, type CorrectionRequest } from '../../bill-account/domain/correcting/proposal.ts';

/**
 * The disputed reader may not propose the correction either: whoever proposes it has judged the reading (A3-3,
 * 15.4-37).
 */
export const proposerMustNotBeTheDisputedReader = rule(
  'ProposerMustNotBeTheDisputedReader',
  {
    fa: 'کنتورخوانی که قرائت او مورد اعتراض است نمی‌تواند تعدیل آن را پیشنهاد دهد',
    en: 'The reader of the disputed reading may not propose its correction',
  },
  (readers: readonly string[], by: string) => {
    const disputedReader = readers.find((reader) => isSamePerson(reader, by));
    return disputedReader !== undefined && { disputedReader };
  },
);

/** Only a case's request can be approved (A3-3, A6-3). */
export const correctionMustExist = existenceRule(
  'CorrectionMustExist',
  { fa: 'تعدیلی با این شماره یافت نشد', en: 'There is no such correction' },
  ({ status }: CorrectionState) => status === 'unknown',
);

/**
 * A representative may make a correction, if certified for the office of the case on the day of the request; a head who
 * judged in place of a representative needs no certificate (1.2, 7.5, 15.4-29, 15.4-36).
 */
export const proposerMustHoldValidCertificate = permissionRule(
  'ProposerMustHoldValidCertificate',
  {
    fa: 'پیشنهاددهنده باید در روز پیشنهاد برای دفتر همین پرونده گواهی صلاحیت معتبر داشته باشد',
    en: 'The proposer must hold a valid certificate for the office of the case on that day',
  },
  (request: CorrectionRequest, certificates: Certificates) => {
    const { proposedBy, proposedAs, officeId, requestedOn } = request;
    return (
      !isOfBillingItself(request) &&
      proposedAs === undefined &&
      certificateOn(certificates, officeId, requestedOn as CivilDate) === undefined && {
        proposedBy,
        office: officeId,
        on: requestedOn,
      }
    );
  },
);

/** A posted, declined, rejected or fully approved correction is decided, by a person whom the rule names (7.5). */
export const correctionMustBeAwaitingApproval = statusRule(
  'CorrectionMustBeAwaitingApproval',
  {
    fa: 'درباره این تعدیل پیش‌تر تصمیم گرفته شده است و در انتظار تأیید نیست',
    en: 'The correction is already decided and is not waiting for approval',
  },
  (state: CorrectionState) => ({ status: state.status, ...decisionOn(state) }),
);

/** A correction that the case took back is no longer approved, declined or computed again (15.4-38). */
export const correctionMustNotBeWithdrawn = statusRule(
  'CorrectionMustNotBeWithdrawn',
  { fa: 'درخواست این تعدیل پس گرفته شده است', en: 'The case has taken the request for this correction back' },
  ({ status }: CorrectionState) => status === 'withdrawn',
);

/**
 * The proposer of a correction may not approve it: four eyes, even if the representative proposes it (7.5, 15.4-29).
 */
export const approverMustNotBeProposer = rule(
  'ApproverMustNotBeProposer',
  { fa: 'پیشنهاددهنده نمی‌تواند تأیید کند', en: 'The proposer may not approve' },
  ({ request }: Awaiting, { by }: Approver) =>
    isSamePerson(by, request.proposedBy) && { proposedBy: request.proposedBy },
);

/** A reader may not approve the correction of the own reading (7.5, A3-5, 15.4-37). */
export const approverMustNotBeTheDisputedReader = rule(
  'ApproverMustNotBeTheDisputedReader',
  {
    fa: 'کنتورخوانی که قرائت او مورد اعتراض است نمی‌تواند تأیید کند',
    en: 'The reader of the disputed reading may not approve',
  },
  ({ disputedReaders }: Awaiting, { by }: Approver) => {
    const disputedReader = disputedReaders.find((reader) => isSamePerson(reader, by));
    return disputedReader !== undefined && { disputedReader };
  },
);

/** Two approvals need two persons, whatever roles one of them has (7.5). */
export const approverMustNotHaveApprovedBefore = rule(
  'ApproverMustNotHaveApprovedBefore',
  { fa: 'این شخص پیش‌تر تأیید کرده است', en: 'This person has already approved' },
  ({ approvals }: Awaiting, { by }: Approver) => approvals.some((approval) => isSamePerson(approval.by, by)) && { by },
);

/**
 * A person with a part in the case does not approve what follows from it, as the policy of the proposal says:
 * registrar, visitor, who entered evidence, proposer of an earlier proposal, the subscriber or a representative (1.2,
 * 7.5; N4, N26).
 */
export const approverMustHaveHadNoPart = rule(
  'ApproverMustHaveHadNoPart',
  {
    fa: 'کسی که در این پرونده نقش دیگری داشته یا ذی‌نفع است نمی‌تواند تأیید کند',
    en: 'A person with another part in the case, or who benefits from it, may not approve',
  },
  (part: Duty | undefined) => part !== undefined && { part },
);

/** A representative decides for the own counter office, the head for the county (7.5, 15.4-21, 15.4-26). */
export const approverMustBelongToTheOfficeOfTheCase = permissionRule(
  'ApproverMustBelongToTheOfficeOfTheCase',
  { fa: 'تأییدکننده باید از دفتر همین پرونده باشد', en: 'The approver must belong to the office of the case' },
  ({ request, countyOffice }: Awaiting, role: ApproverRole, { office }: Approver) => {
    const scope = role === 'headOfSubscriberAffairs' ? countyOffice : request.officeId;
    return office !== scope && { office: scope };
  },
);

/**
 * The amount determines who must approve; head and representative cannot replace each other, unless the office has
 * nobody left (7.5, 15.4-35).
 */
export const approverMustHoldTheRole = permissionRule(
  'ApproverMustHoldTheRole',
  { fa: 'تأیید باقی‌مانده بر عهده نقش دیگری است', en: 'The missing approval needs another role' },
  (awaiting: Awaiting, { roles }: Approver) =>
    !rolesLeft(awaiting).some((role) => roles.includes(role)) && { needed: rolesLeft(awaiting) },
);

/**
 * A representative needs a certificate of the provincial company, a stand-in for the own office; the head needs none
 * (1.2, 7.5, 15.4-35).
 */
export const approverMustBeCertified = ({ certificates }: Approver, { certifiedFor }: Place, today: CivilDate) =>
  certifiedFor !== undefined && approverMustHoldValidCertificate(certificates, certifiedFor, today);

/** An approval is of the current hash; another hash belongs to an earlier proposal (7.5). */
export const approvedHashMustBeCurrent = rule(
  'ApprovedHashMustBeCurrent',
  {
    fa: 'پیشنهاد تغییر کرده است؛ نسخه تازه را ببینید و تأیید کنید',
    en: 'The hash is not that of the current proposal',
  },
  (proposed: string, hash: string) => proposed !== hash && { current: proposed },
);
