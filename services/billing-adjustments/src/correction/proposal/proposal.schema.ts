import { civilDate, list, oneOf, optional, rial, text, truth, volume, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { face } from '../../bill-account/bills/bill.schema.ts';
import { carriedLine, charges, line } from '../../bill-account/bills/figures.schema.ts';
import type { ApproverRole } from '../../pricing/policy/domain/correction-approval.policy.ts';

export const approverRoles = ['qualifiedRepresentative', 'headOfSubscriberAffairs'] as const satisfies ApproverRole[];

const proposedLine = Type.Object(
  { ...line.properties, before: rial('valid now'), difference: rial('new minus old') },
  { $id: 'ProposedLine' },
);

/** A bill that the wrong index touched, before and after. */
const proposedBill = Type.Object(
  {
    billNumber: text('bill'),
    periodFrom: civilDate('first day'),
    periodTo: civilDate('first day after the period'),
    consumption: Type.Object(
      { before: volume('valid now'), after: volume('with the right index') },
      { $id: 'Consumptions' },
    ),
    lines: list('lines', proposedLine),
    before: charges,
    after: charges,
    difference: rial('new minus old'),
    settlement: oneOf('how the difference reaches the subscriber', ['correctiveBill', 'nextBill']),
  },
  { $id: 'ProposedBill' },
);

const { issuedOn: _issuedOn, paymentDeadline: _paymentDeadline, ...undated } = face.properties;
const correctiveBill = Type.Object(
  {
    replaces: text('bill that it replaces'),
    face: Type.Object(undated, { $id: 'UndatedFace' }),
    carried: list('the balance brought along, as lines', carriedLine),
  },
  { $id: 'CorrectiveBill' },
);
const contractorEntry = Type.Object(
  {
    linkId: text('names both sides of the Card 74 pair'),
    contractorId: text('reading contractor'),
    amount: rial('credited to the subscriber, debited to the contractor'),
  },
  { $id: 'ContractorEntry' },
);
const restatedReading = Type.Object(
  { readingId: text('reading'), index: whole('index, m³'), rolledOver: truth('the register passed its last digit') },
  { $id: 'RestatedReading' },
);

/** What approvers sign. */
export const proposal = Type.Object(
  {
    correctionId: text('correction'),
    caseId: text('case'),
    accountId: text('account'),
    meterId: text('meter'),
    readingId: text('reading'),
    wrongIndex: whole('index as it was accepted, m³'),
    rightIndex: whole('index found right, m³'),
    readings: list('readings with the index that will be valid', restatedReading),
    fault: oneOf('whose mistake it was', ['readingContractor', 'company']),
    bills: list('bills that the wrong index touched', proposedBill),
    difference: rial('sum over the bills'),
    balance: Type.Object(
      { before: rial('owed now; negative is a credit'), after: rial('owed after the posting') },
      { $id: 'Balances' },
    ),
    correctiveBill: optional(correctiveBill),
    contractorEntry: optional(contractorEntry),
    approvalsNeeded: list('roles that must approve', oneOf('role', approverRoles)),
    policies: Type.Object(
      { billing: text('version of `billing`'), approval: text('version of `correction-approval`') },
      { $id: 'PolicyVersions' },
    ),
  },
  { $id: 'Proposal' },
);
