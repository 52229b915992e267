import { faultMethodTitles, postedCause } from '@pishkhan/contracts';
import { civilDate, list, oneOf, optional, rial, text, titled, truth, volume, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { barredDuties } from '@pishkhan/roles';
import { countedSum } from '../../bill-account/bills/counted-sum.schema.ts';
import { face } from '../../bill-account/bills/bill.schema.ts';
import { carriedLine, charges, line } from '../../bill-account/bills/figures.schema.ts';
import type { ApproverRole } from '../../pricing/policy/domain/content/approval/correction-approval.policy.ts';

export const approverRoles = ['qualifiedRepresentative', 'headOfSubscriberAffairs'] as const satisfies ApproverRole[];

const because = ['corrected', 'derivedAnew'] as const;

const proposedLine = Type.Object(
  { ...line.properties, before: rial('valid now'), difference: rial('new minus old') },
  { $id: 'ProposedLine' },
);

/** A bill affected by the wrong index, before and after. */
const proposedBill = Type.Object(
  {
    billNumber: text('bill'),
    because: optional(oneOf('it uses a reading of the cause, or one that is derived anew', because)),
    periodFrom: civilDate('first day'),
    periodTo: civilDate('first day after the period'),
    rightPeriod: optional(
      Type.Object(
        { from: civilDate('first day'), to: civilDate('first day after it') },
        { $id: 'RightPeriod', description: 'days after the correction of a reading day; absent if they stay' },
      ),
    ),
    consumption: Type.Object(
      { before: volume('valid now'), after: volume('with the right index') },
      { $id: 'Consumptions' },
    ),
    lines: list('lines', proposedLine),
    before: charges,
    after: charges,
    ratingRule: face.properties.ratingRule,
    difference: rial('new minus old'),
    settlement: oneOf('how the difference is charged or credited', ['correctiveBill', 'nextBill']),
  },
  { $id: 'ProposedBill' },
);

const { issuedOn: _issuedOn, paymentDeadline: _paymentDeadline, ...undated } = face.properties;
const correctiveBill = Type.Object(
  {
    replaces: text('bill that it replaces'),
    face: Type.Object(undated, { $id: 'UndatedFace' }),
    carried: list('the previous balance as lines', carriedLine),
  },
  { $id: 'CorrectiveBill' },
);
const contractorEntry = Type.Object(
  {
    linkId: text('id of both sides of the Card 74 pair'),
    contractorId: text('reading contractor'),
    amount: rial('credited to the subscriber, debited to the contractor'),
  },
  { $id: 'ContractorEntry' },
);
const reversedEntry = Type.Object(
  {
    linkId: text('id of the reversal, on both sides of a pair'),
    reverses: text('link of the wrong Card 74 item'),
    contractorId: optional(text('reading contractor; absent for a charge')),
    amount: rial('debited to the subscriber; of a charge negative: credited'),
  },
  { $id: 'ReversedEntry' },
);
export const estimateBasis = Type.Object(
  {
    method: oneOf('method', ['sameDaysLastYear', 'periodBefore', 'betweenReadings']),
    methodVersion: whole('version of the method'),
    derivedFrom: list('readings that it is derived from', Type.String()),
  },
  { $id: 'EstimateBasis' },
);
/** A reading before and after. */
export const restatedReading = Type.Object(
  {
    readingId: text('reading'),
    readOn: optional(civilDate('day of the reading as recorded')),
    rightDay: optional(civilDate('right day; absent if the recorded one is right')),
    wrongIndex: whole('index as it is, m³'),
    rightIndex: whole('index after the correction, m³'),
    rolledOver: truth('the register has rolled over'),
    rolloverConfirmed: optional(truth('whether the rollover is confirmed now; absent if as before, or with the mark')),
    because: oneOf('its index or only its day is named by the cause, or it is derived anew', [
      'corrected',
      'dayCorrected',
      'derivedAnew',
    ]),
    estimate: optional(estimateBasis),
  },
  { $id: 'RestatedReading' },
);
const warning = Type.Object(
  {
    kind: text('name of the warning'),
    fa: text('Persian'),
    en: text('English'),
    data: optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]))),
  },
  { $id: 'Warning' },
);

/** The head accepts implausible right indexes with evidence (15.4-34). */
export const override = Type.Object(
  {
    by: text('head who accepts'),
    role: oneOf('role', ['headOfSubscriberAffairs']),
    evidence: text('evidence for the index'),
    findings: list(
      'what is implausible',
      Type.Object({ kind: text('kind'), fa: text('Persian'), en: text('English') }, { $id: 'OverriddenFinding' }),
    ),
  },
  { $id: 'Override' },
);

/** Days on which a meter measured wrongly (A1-9, A2-6). */
const window = Type.Object(
  {
    kind: oneOf('an error of the meter, or a fault', ['error', 'fault']),
    meterId: text('meter'),
    from: civilDate('first day'),
    to: optional(civilDate('end, not part of it; absent until the meter is taken off')),
    errorBasisPoints: optional(Type.Integer({ description: 'of an error: hundredths of a per cent' })),
    fixedBy: optional(oneOf('of an error: the rule that fixed its start (15.1-1)', ['A1-9', 'B5-1'])),
    cubicMetres: optional(whole('of a fault: m³ of its days')),
    method: optional(titled('of a fault: how the consumption is determined (15.2-4)', faultMethodTitles)),
    basis: optional(
      Type.Object(
        {
          from: civilDate('first day'),
          to: civilDate('end'),
          readingIds: list('readings', Type.String()),
        },
        { $id: 'FaultBasis', description: 'days and readings that it is derived from; absent if it is agreed' },
      ),
    ),
  },
  { $id: 'ProposedWindow' },
);

/** The document that approvers sign. */
export const proposal = Type.Object(
  {
    correctionId: text('correction'),
    caseId: text('case'),
    accountId: text('account'),
    meterId: text('meter'),
    cause: postedCause,
    readings: list('readings whose index, day, rollover or estimate changes', restatedReading),
    warnings: list('what an approver should know', warning),
    override: optional(override),
    fault: optional(oneOf('the party at fault', ['readingContractor', 'company'])),
    bills: list('affected bills', proposedBill),
    difference: rial('sum over the bills'),
    balance: Type.Object(
      { before: rial('current debt; negative is a credit'), after: rial('debt after the posting') },
      { $id: 'Balances' },
    ),
    correctiveBill: optional(correctiveBill),
    noCorrectiveBill: optional(
      oneOf('why an unpaid bill inside its deadline is not replaced: no new payment id (8.7)', ['paymentIdsUsedUp']),
    ),
    window: optional(window),
    contractorEntry: optional(contractorEntry),
    reversedEntry: optional(reversedEntry),
    approvalsNeeded: list('roles that must approve', oneOf('role', approverRoles)),
    sum: optional(countedSum),
    bars: optional(list('parts that bar a person from signing, by the policy', oneOf('part', barredDuties))),
    policies: Type.Object(
      {
        billing: text('version of `billing`'),
        approval: text('version of `correction-approval`'),
        estimates: optional(text('version of `estimate-correction`')),
        window: optional(text('version of `meter-error-window`; absent for other causes')),
        judgement: optional(
          text('version of `index-judgement`; absent before the first one, and if no index is judged'),
        ),
      },
      { $id: 'PolicyVersions' },
    ),
  },
  { $id: 'Proposal' },
);
