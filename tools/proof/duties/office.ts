import { addDays, type CivilDate } from '@pishkhan/calendar';
import { fold } from '@pishkhan/decider';
import type { PartOf } from '@pishkhan/roles';
import {
  billAccount,
  policy,
  readPolicyFile,
  requestOf,
  sampleAccount,
  seenAt,
  simulateCorrection,
  type Approver,
  type CorrectionRequest,
} from '@pishkhan/billing-adjustments/simulation';

const { basis, billing, day, eventsOf, reading } = sampleAccount;
export const accountId = '10203040';
export const today = day(7, 10);

/** An account with three bills; the indexes of two of its readings may be corrected. */
export const history = eventsOf([
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 1_120)),
  billing(reading('c', day(7), 2_250)),
]);

export interface Employee {
  readonly name: string;
  readonly roles: readonly string[];
  readonly office: string;
}
const representative = (name: string, office = 'office-101'): Employee => ({
  name,
  roles: ['qualifiedRepresentative'],
  office,
});
const head = (name: string): Employee => ({ name, roles: ['headOfSubscriberAffairs'], office: 'county-1' });
export const people: readonly Employee[] = [
  ...['a', 'b', 'c', 'd'].map((name) => representative(name)),
  representative('e', 'office-102'),
  head('head-1'),
  head('head-2'),
  { name: 'money-1', roles: ['receivablesOfficer'], office: 'county-1' },
  { name: 'money-2', roles: ['receivablesOfficer'], office: 'county-1' },
];
export const certificateOf = ({ name, office }: Employee) => ({
  subject: name,
  office,
  countyOffice: 'county-1',
  certificateNumber: `C-${name}`,
  issuer: 'certifier-1',
  validFrom: '2026-03-21' as CivilDate,
  validTo: '2027-03-20' as CivilDate,
});

const ended = { validTo: addDays(today, -1) };
/** The certificate of a person at the beginning; that of d has ended. */
export const firstCertificateOf = (person: Employee) => ({
  ...certificateOf(person),
  ...(person.name === 'd' && ended),
});
/** The year, days that have passed, and days that have not begun. */
export const terms = [{}, {}, ended, { validFrom: addDays(today, 1) }];
/** Persons who publish and certify; each would have the role for both steps. */
export const publishers = ['policy-1', 'head-1'].map((subject) => ({
  subject,
  roles: ['policyOfficer', 'certificationOfficer', 'headOfSubscriberAffairs'],
}));

export const asApprover = ({ name, roles, office }: Employee, certificates: Approver['certificates']): Approver => ({
  by: name,
  roles,
  office,
  certificates,
});

/** A correction of a reading, by which the band and the window are tried. */
export const wanted = (
  correctionId: string,
  more: Partial<CorrectionRequest> & { readonly readingId: string; readonly rightIndex: number },
): CorrectionRequest => requestOf({ correctionId, caseId: `case-${correctionId}`, ...seenAt(2_262), ...more });

const costOf90 = (() => {
  const request = wanted('measure', { readingId: 'reading-c', rightIndex: 2_160 });
  const simulation = simulateCorrection(request, { ...basis, account: fold(billAccount, history), today });
  if ('rejected' in simulation) throw new Error(simulation.rejected);
  return Math.abs(simulation.proposal.difference);
})();

/** Versions of the approval policy: with and without bars and window, and with other bands. */
export const contents = [1.1, 1.5, 0.8].flatMap((times) =>
  [true, false].map((isWhole) => ({
    measure: 'grossDifference',
    ...(isWhole && { bars: ['registrar', 'visitor', 'evidence', 'earlierProposer', 'beneficiary'], countedDays: 30 }),
    bands: [
      { upTo: Math.round(costOf90 * times), approvals: ['qualifiedRepresentative'] },
      { upTo: null, approvals: ['qualifiedRepresentative', 'headOfSubscriberAffairs'] },
    ],
  })),
);
export type Content = (typeof contents)[number];

export const firstPolicies = {
  billing: readPolicyFile('sample-billing.json'),
  approval: { ...readPolicyFile('sample-correction-approval.json'), version: 'v0', content: contents[0]! },
};
export const prices = { book: basis.book, billing: fold(policy, [published(firstPolicies.billing)]) };

function published(data: ReturnType<typeof readPolicyFile>) {
  return { type: 'PolicyVersionPublished', data } as const;
}
export const publishedFirst = published(firstPolicies.approval);

/** Who has which part in each case, known to the judge beside the services. */
export type Parts = Readonly<Record<string, readonly PartOf[]>>;
