import { billCorrectionRequestedV3, postedCause } from '@pishkhan/contracts';
import { civilDate, defineView, eventsOf, list, oneOf, optional, text, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { approval } from '../../bill-account/bills/approval.schema.ts';
import type { CorrectionProposed } from '../domain/proposing/proposing.messages.ts';
import { withStandIn } from '../domain/signing/named-stand-in.ts';
import { rolesLeft } from '../domain/correction.state.ts';
import { correction } from '../domain/correction.ts';
import { approverRoles, proposal } from '../proposal/proposal.schema.ts';
import { closedTo, proposersBefore } from './closed-to.ts';

export const statuses = [
  'awaitingApproval',
  'fullyApproved',
  'posted',
  'declined',
  'refused',
  'withdrawn',
  'needless',
  'leftAsIssued',
] as const;

const request = Type.Object({
  ...billCorrectionRequestedV3.schema.properties,
  cause: postedCause,
  broughtBy: text('id of the request message'),
});
const signed = Type.Object(
  {
    ...approval.properties,
    role: oneOf('role', approverRoles),
    correctionId: text('correction'),
    hash: text('signed hash'),
  },
  { $id: 'Signed' },
);
const standIn = Type.Object(
  {
    role: oneOf('role whose signature is missing', approverRoles),
    person: text('representative of another office'),
    office: text('office of the certificate'),
    certificateNumber: text('certificate'),
    because: oneOf('why somebody else signs', ['nobodyLeft', 'headMayNotSign']),
    reason: text('reason of the head'),
    namedBy: text('head who named the person'),
  },
  { $id: 'StandIn' },
);
const document = Type.Object({
  accountId: text('account'),
  officeId: text('counter office of the case'),
  countyOffice: optional(text('county of the account')),
  status: oneOf('status', statuses),
  request,
  proposal: optional(proposal),
  hash: optional(text('SHA-256 of the proposal, which approvers sign')),
  disputedReaders: list('readers of the disputed indexes; may not approve', Type.String()),
  approvals: list('approvals of this hash', signed),
  standIns: list('persons named for a missing signature, the last of each role (15.4-35)', standIn),
  closedTo: list('persons whom a part bars, in lower case: proposer, disputed reader, approvers', Type.String()),
  earlierProposers: optional(list('persons who proposed it before', Type.String())),
  approvalsLeft: list('roles that must still approve', oneOf('role', approverRoles)),
  proposedOn: civilDate('day of the proposal'),
  rule: optional(text('broken rule')),
  reason: optional(text('why it was declined or taken back, changes nothing any more, or leaves the bills as issued')),
  proposedAnew: optional(
    Type.Object(
      { by: text('person who requested it again'), reason: text('reason') },
      { description: 'a proposal of billing that was declined or refused before' },
    ),
  ),
  changedAt: text('instant of the latest change'),
});
export type CorrectionDocument = DocumentOf<typeof document>;

type Change = Omit<CorrectionDocument, 'approvalsLeft' | 'closedTo'>;

const withApprovalsLeft = (change: Change): CorrectionDocument => ({
  ...change,
  approvalsLeft:
    change.status === 'awaitingApproval' && change.proposal
      ? rolesLeft({ proposal: change.proposal, approvals: change.approvals })
      : [],
  closedTo: closedTo(change),
});

const begun = (
  { request: { ...requested }, countyOffice, hash, disputedReaders, proposedOn, ...data }: CorrectionProposed['data'],
  changedAt: string,
): Change => ({
  accountId: requested.accountId,
  officeId: requested.officeId,
  countyOffice,
  status: 'awaitingApproval',
  request: requested,
  proposal: data.proposal,
  hash,
  disputedReaders: [...disputedReaders],
  approvals: [],
  standIns: [],
  proposedOn,
  changedAt,
});

/** Ended immediately: there is no proposal. */
const ended = (
  {
    request: { ...requested },
    on,
    ...more
  }: Pick<Change, 'status' | 'request' | 'rule' | 'reason'> & { on: Change['proposedOn'] },
  changedAt: string,
): Change => ({
  accountId: requested.accountId,
  officeId: requested.officeId,
  request: requested,
  disputedReaders: [],
  approvals: [],
  standIns: [],
  proposedOn: on,
  ...more,
  changedAt,
});

/** Why a proposal of billing leaves the inbox. */
const NOTHING_TO_CORRECT = 'حساب این اشتراک دیگر چیزی برای تعدیل ندارد | nothing is left to correct on this account';

type Changes = Partial<Change>;
const changed = (before: CorrectionDocument | undefined, changedAt: string, changes: Changes) =>
  before && withApprovalsLeft({ ...before, ...changes, changedAt });

/** One document per correction, with before and after. */
export const corrections = defineView({
  name: 'corrections',
  version: 5,
  question:
    'Which corrections wait for whose approval, what would they change, and how did the others end? For representatives, the head and auditors.',
  source: eventsOf(correction),
  document,
  indexes: [
    { officeId: 1, status: 1, changedAt: -1 },
    { countyOffice: 1, status: 1, changedAt: -1 },
    { status: 1, changedAt: -1 },
    { officeId: 1, approvalsLeft: 1, changedAt: -1 },
    { countyOffice: 1, approvalsLeft: 1, changedAt: -1 },
    { approvalsLeft: 1, changedAt: -1 },
    { 'standIns.person': 1, changedAt: -1 },
  ],
  hidden: ['request', 'closedTo'],
}).on({
  CorrectionProposed: (before, { data, recordedAt }) =>
    before ? changed(before, recordedAt, {}) : withApprovalsLeft(begun(data, recordedAt)),
  CorrectionProposedAnew: (before, { data: { reason, ...data }, recordedAt }) =>
    withApprovalsLeft({
      ...begun(data, recordedAt),
      ...proposersBefore(before),
      proposedAnew: { by: data.request.proposedBy, reason },
    }),
  CorrectionFoundNeedless: (before, { data: { request: requested, countyOffice, foundOn }, recordedAt }) => {
    const change = { status: 'needless', reason: NOTHING_TO_CORRECT } as const;
    return before
      ? changed(before, recordedAt, change)
      : withApprovalsLeft({ ...ended({ ...change, request: requested, on: foundOn }, recordedAt), countyOffice });
  },
  BillsLeftAsIssued: (before, { data: { reason }, recordedAt }) =>
    changed(before, recordedAt, { status: 'leftAsIssued', reason }),
  CorrectionReproposed: (before, { data: { proposal: afresh, hash, proposedOn }, recordedAt }) =>
    changed(before, recordedAt, { status: 'awaitingApproval', proposal: afresh, hash, proposedOn, approvals: [] }),
  CorrectionApproved: (before, { data, recordedAt }) =>
    before && changed(before, recordedAt, { approvals: [...before.approvals, data] }),
  StandInNamed: (
    before,
    { data: { correctionId: _, certified: __, on: ___, otherCounty: ____, ...named }, recordedAt },
  ) => before && changed(before, recordedAt, { standIns: withStandIn(before.standIns, named) }),
  CorrectionMovedToOffice: (before, { data: { to }, recordedAt }) =>
    before && changed(before, recordedAt, { officeId: to, request: { ...before.request, officeId: to } }),
  CorrectionFullyApproved: (before, { recordedAt }) => changed(before, recordedAt, { status: 'fullyApproved' }),
  CorrectionDeclined: (before, { data: { reason }, recordedAt }) =>
    changed(before, recordedAt, { status: 'declined', rule: 'CorrectionMustBeApproved', reason }),
  CorrectionRefused: (before, { data, recordedAt }) =>
    before
      ? changed(before, recordedAt, { status: 'refused', rule: data.rule })
      : withApprovalsLeft(
          ended({ status: 'refused', request: data.request, rule: data.rule, on: data.refusedOn }, recordedAt),
        ),
  CorrectionFoundStale: (before, { recordedAt }) =>
    changed(before, recordedAt, { status: 'awaitingApproval', approvals: [] }),
  CorrectionWithdrawn: (before, { data: { reason }, recordedAt }) =>
    changed(before, recordedAt, { status: 'withdrawn', rule: 'CorrectionMustNotBeWithdrawn', reason }),
  CorrectionWithdrawalNoted: 'ignored',
  // Whether a proposal is overtaken is computed on reading, also for passed deadlines.
  CorrectionOvertaken: 'ignored',
  CorrectionMatchedAgain: 'ignored',
  CorrectionPosted: (before, { recordedAt }) => changed(before, recordedAt, { status: 'posted' }),
});
