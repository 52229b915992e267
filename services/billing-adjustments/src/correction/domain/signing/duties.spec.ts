import { describe, expect, it } from '@jest/globals';
import type { CivilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import type { CasePart, PartOf } from '@pishkhan/roles';
import type { Policy } from '@pishkhan/published-versions';
import { basis as prices, billing, day, eventsOf, reading } from '../../../bill-account/examples/account.ts';
import { requestOf } from '../../../bill-account/examples/correction.ts';
import { billAccount } from '../../../bill-account/domain/bill-account.ts';
import { simulateCorrection } from '../../../bill-account/domain/correcting/simulate-correction.ts';
import { readPolicyFile } from '../../../pricing/policy/policy-files.ts';
import { policy } from '../../../pricing/policy/domain/policy.ts';
import { correction } from '../correction.ts';
import type { CorrectionEvent } from '../correction.messages.ts';
import type { Approver, OfficeToday } from './signing.messages.ts';
import { partOf } from './places.ts';
import { closedTo } from '../../views/closed-to.ts';

const account = fold(
  billAccount,
  eventsOf([
    billing(reading('a', day(5), 1_060)),
    billing(reading('b', day(6), 1_240)),
    billing(reading('c', day(7), 1_250)),
  ]),
);
const today = day(7, 10);
const person = (
  by: string,
  roles: readonly string[] = ['qualifiedRepresentative'],
  office = 'office-101',
): Approver => ({
  by,
  roles,
  office,
  certificates: {
    certificates: [
      {
        subject: by,
        office,
        certificateNumber: `C-${by}`,
        issuer: 'certifier-1',
        validFrom: '2026-03-21' as CivilDate,
        validTo: '2027-03-20' as CivilDate,
      },
    ],
  },
});
const signer = person('representative-101-b');
const head = person('head-1', ['headOfSubscriberAffairs'], 'county-1');

/** The files of the sample, the second version in force from the first day on. */
const published = (file: string): Policy =>
  fold(policy, [{ type: 'PolicyVersionPublished', data: { ...readPolicyFile(file), effectiveFrom: day(1) } }]);
const withBars = published('sample-correction-approval-2.json');
const withoutBars = published('sample-correction-approval.json');

const waiting = (approval: Policy, parts: readonly CasePart[]) => {
  const { evidence: _, ...asked } = requestOf({ parts: [...parts] });
  const basis = { ...prices, approval, account, today };
  const simulation = simulateCorrection(asked, basis);
  if ('rejected' in simulation) throw new Error(simulation.rejected);
  const proposed: CorrectionEvent = {
    type: 'CorrectionProposed',
    data: { request: asked, ...simulation, countyOffice: 'county-1', disputedReaders: [], proposedOn: today },
  };
  const approve = (by: Approver, office: Partial<OfficeToday> = {}) =>
    ({
      type: 'ApproveCorrection',
      approver: by,
      hash: simulation.hash,
      basis,
      office: { certified: ['representative-101-a', signer.by], headStandsIn: true, ...office },
    }) as const;
  return { proposed, approve };
};
const beside: readonly PartOf[] = [
  { as: 'beneficiary', by: signer.by },
  { as: 'earlierProposer', by: signer.by },
];

describe('N4, 1.2, S3: a person with a part in the case does not approve its correction', () => {
  it.each(['registrar', 'visitor', 'evidence', 'earlierProposer'] as const)('N4, N26: the %s', (as) => {
    const { proposed, approve } = waiting(withBars, [{ as, by: 'Representative-101-B' }]);
    given(correction, proposed).when(approve(signer)).thenRejected('ApproverMustHaveHadNoPart', { part: as });
  });
  it.each(beside)('N4, N26: the $as, whom only others know', (part) => {
    const { proposed, approve } = waiting(withBars, []);
    given(correction, proposed)
      .when(approve(signer, { parts: [part] }))
      .thenRejected('ApproverMustHaveHadNoPart', { part: part.as });
  });
  it('7.5: an earlier version of the policy bars only proposer, reader and signer', () => {
    const { proposed, approve } = waiting(withoutBars, [{ as: 'registrar', by: signer.by }]);
    given(correction, proposed)
      .when(approve(signer, { parts: beside }))
      .thenMatching((events) => expect(events[0]).toMatchObject({ type: 'CorrectionApproved' }));
  });
  it('15.4-35: where a bar leaves the office nobody, the head signs in place, and finds it in the inbox', () => {
    const { proposed, approve } = waiting(withBars, [{ as: 'registrar', by: signer.by }]);
    const state = fold(correction, [proposed]);
    if (state.status !== 'awaitingApproval') throw new Error('not waiting');
    const office = approve(head).office;
    expect(partOf(state, head, { office, today, certified: new Set(office.certified) })).toBe('signInPlace');
    expect(partOf(state, signer, { office, today, certified: new Set(office.certified) })).toBeUndefined();
    expect(closedTo(state)).toEqual(['representative-101-a', signer.by]);
    given(correction, proposed)
      .when(approve(head))
      .thenMatching((events) =>
        expect(events[0]).toMatchObject({
          data: { by: head.by, inPlace: { as: 'headOfSubscriberAffairs', because: 'nobodyLeft' } },
        }),
      );
  });
  it('15.4-35: a barred person is not named as a stand-in', () => {
    const { proposed, approve } = waiting(withBars, [{ as: 'visitor', by: 'representative-102' }]);
    const other = person('representative-102', ['qualifiedRepresentative'], 'office-102');
    const name = (parts: readonly PartOf[] = []) =>
      ({
        type: 'NameStandIn',
        head,
        person: other.by,
        certificates: other.certificates,
        reason: 'nobody else may sign',
        office: { ...approve(head).office, certified: [], headStandsIn: false, parts },
        today,
      }) as const;
    given(correction, proposed).when(name()).thenRejected('StandInMustHaveHadNoPart');
    const free = waiting(withBars, []);
    given(correction, free.proposed)
      .when(name([{ as: 'beneficiary', by: other.by }]))
      .thenRejected('StandInMustHaveHadNoPart');
  });
  it('15.4-35, N26: where earlier proposals bar everybody of the county, one of another county is named', () => {
    const { proposed, approve } = waiting(withBars, []);
    const other = person('representative-201-a', ['qualifiedRepresentative'], 'office-201');
    const inCounty = ['representative-102-a', 'representative-102-b'];
    const name = (parts: readonly PartOf[]) =>
      ({
        type: 'NameStandIn',
        head,
        person: other.by,
        certificates: {
          certificates: other.certificates.certificates.map((each) => ({ ...each, countyOffice: 'county-2' })),
        },
        reason: 'nobody of the county is left',
        office: { ...approve(head).office, certified: [], headStandsIn: false, inCounty, parts },
        today,
      }) as const;
    const earlier = inCounty.map((by): PartOf => ({ as: 'earlierProposer', by }));
    given(correction, proposed)
      .when(name(earlier.slice(1)))
      .thenRejected('StandInMustBeOfTheCounty');
    given(correction, proposed)
      .when(name(earlier))
      .thenMatching((events) =>
        expect(events).toMatchObject([
          { type: 'StandInNamed', data: { person: other.by, otherCounty: { countyOffice: 'county-2' } } },
        ]),
      );
  });
  it('N26: who proposed it before does not approve what another person proposes anew', () => {
    const { proposed, approve } = waiting(withBars, []);
    if (proposed.type !== 'CorrectionProposed') throw new Error('no proposal');
    const { request, ...data } = proposed.data;
    const anew: CorrectionEvent = {
      type: 'CorrectionProposedAnew',
      data: { ...data, request: { ...request, proposedBy: signer.by }, reason: 'the reading is right' },
    };
    given(correction, proposed, anew)
      .when(approve(person('representative-101-a')))
      .thenRejected('ApproverMustHaveHadNoPart', { part: 'earlierProposer' });
  });
});
