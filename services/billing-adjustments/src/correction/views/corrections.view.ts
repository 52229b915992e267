import { defineView, type Fact, type View } from '@pishkhan/views';
import mongoose from 'mongoose';
import { correction } from '../domain/correction.ts';
import type { CorrectionApproved, CorrectionEvent, CorrectionProposed } from '../domain/correction.messages.ts';
import type { ApproverRole } from '../../pricing/policy/domain/billing-policy.ts';
import { rolesLeft, type CorrectionState } from '../domain/correction.state.ts';
import type { CorrectionRequest, Proposal } from '../../bill-account/domain/correcting/proposal.ts';

export interface CorrectionDocument {
  readonly _id: string;
  readonly accountId: string;
  readonly officeId: string;
  readonly countyOffice?: string;
  readonly status: Exclude<CorrectionState['status'], 'unknown'>;
  readonly request: CorrectionRequest;
  readonly proposal?: Proposal;
  readonly hash?: string;
  readonly disputedReader?: string;
  readonly approvals: readonly CorrectionApproved['data'][];
  /** Roles whose approval it waits for. */
  readonly approvalsLeft: readonly ApproverRole[];
  readonly proposedOn: string;
  /** Rule that was broken, or the word of whoever declined. */
  readonly rule?: string;
  readonly reason?: string;
  /** When the latest fact came. */
  readonly changedAt: string;
}

type Change = Omit<CorrectionDocument, 'approvalsLeft'>;

const withApprovalsLeft = (document: Change): CorrectionDocument => {
  const { status, proposal, approvals } = document;
  return {
    ...document,
    approvalsLeft: status === 'awaitingApproval' && proposal ? rolesLeft({ proposal, approvals }) : [],
  };
};

const begun = (
  { request, countyOffice, proposal, hash, disputedReader, proposedOn }: CorrectionProposed['data'],
  changedAt: string,
): Change => ({
  _id: request.correctionId,
  accountId: request.accountId,
  officeId: request.officeId,
  countyOffice,
  status: 'awaitingApproval',
  request,
  proposal,
  hash,
  ...(disputedReader !== undefined && { disputedReader }),
  approvals: [],
  proposedOn,
  changedAt,
});

const correctionOf = (event: CorrectionEvent): string =>
  'request' in event.data ? event.data.request.correctionId : event.data.correctionId;

const changed = (known: CorrectionDocument, event: CorrectionEvent): Change => {
  switch (event.type) {
    case 'CorrectionProposed':
      return known;
    case 'CorrectionReproposed':
      return {
        ...known,
        status: 'awaitingApproval',
        proposal: event.data.proposal,
        hash: event.data.hash,
        proposedOn: event.data.proposedOn,
        approvals: [],
      };
    case 'CorrectionApproved':
      return { ...known, approvals: [...known.approvals, event.data] };
    case 'CorrectionFullyApproved':
      return { ...known, status: 'fullyApproved' };
    case 'CorrectionDeclined':
      return { ...known, status: 'declined', rule: 'CorrectionMustBeApproved', reason: event.data.reason };
    case 'CorrectionRefused':
      return { ...known, status: 'refused', rule: event.data.rule };
    case 'CorrectionFoundStale':
      return { ...known, status: 'awaitingApproval', approvals: [] };
    case 'CorrectionPosted':
      return { ...known, status: 'posted' };
  }
};

const changeBy = (
  known: CorrectionDocument | undefined,
  event: CorrectionEvent,
  changedAt: string,
): Change | undefined => {
  if (known) return { ...changed(known, event), changedAt };
  if (event.type === 'CorrectionProposed') return begun(event.data, changedAt);
  if (event.type !== 'CorrectionRefused') return undefined;
  const { request, rule, refusedOn } = event.data;
  return {
    _id: request.correctionId,
    accountId: request.accountId,
    officeId: request.officeId,
    status: 'refused',
    request,
    approvals: [],
    proposedOn: refusedOn,
    rule,
    changedAt,
  };
};

const apply = (known: CorrectionDocument | undefined, fact: Fact): CorrectionDocument | undefined => {
  const change = changeBy(known, fact as unknown as CorrectionEvent, fact.recordedAt);
  return change && withApprovalsLeft(change);
};

/** One document per correction, with the whole before and after. */
export const corrections: View<CorrectionDocument> = defineView<CorrectionDocument>({
  name: 'corrections',
  version: 2,
  question:
    'Which corrections wait for whose approval, what would they change, and what became of the others? For representatives, the head and auditors.',
  from: { categories: [correction.category] },
  schema: new mongoose.Schema(
    {
      _id: String,
      accountId: String,
      officeId: String,
      countyOffice: String,
      status: String,
      approvalsLeft: [String],
      changedAt: String,
    },
    { strict: false, versionKey: false },
  )
    .index({ officeId: 1, status: 1, changedAt: -1 })
    .index({ countyOffice: 1, status: 1, changedAt: -1 })
    .index({ status: 1, changedAt: -1 })
    .index({ officeId: 1, approvalsLeft: 1, changedAt: -1 })
    .index({ countyOffice: 1, approvalsLeft: 1, changedAt: -1 })
    .index({ approvalsLeft: 1, changedAt: -1 }),
  keysOf: (fact) => [correctionOf(fact as unknown as CorrectionEvent)],
  apply,
});
