import { describe, expect, it } from '@jest/globals';
import type { CivilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { basis as prices, billing, day, eventsOf, reading } from '../../../bill-account/examples/account.ts';
import { requestOf, seenAt, simulated } from '../../../bill-account/examples/correction.ts';
import { billAccount } from '../../../bill-account/domain/bill-account.ts';
import type { Certificate, Certificates } from '../../../certificate/domain/certificate.messages.ts';
import type { ApproveCorrection, CorrectionEvent } from '../correction.messages.ts';
import type { Approver, NameStandIn } from './signing.messages.ts';
import { correction } from '../correction.ts';
import type { OfficeToday } from './signing.messages.ts';

const account = (wrong: number) =>
  fold(
    billAccount,
    eventsOf([
      billing(reading('a', day(5), 1_060)),
      billing(reading('b', day(6), wrong)),
      billing(reading('c', day(7), wrong + 10)),
    ]),
  );
const [below, above] = [
  { wrong: 1_240, rightIndex: 1_140 },
  { wrong: 3_000, rightIndex: 1_100 },
];
const today = day(7, 10);
const certified = (subject: string, office: string, change: Partial<Certificate> = {}): Certificates => ({
  certificates: [
    {
      subject,
      office,
      certificateNumber: `C-${subject}`,
      issuer: 'certifier-1',
      validFrom: '2026-03-21' as CivilDate,
      validTo: '2027-03-20' as CivilDate,
      ...change,
    },
  ],
});
const representative = (by: string, office = 'office-101'): Approver => ({
  by,
  roles: ['qualifiedRepresentative'],
  office,
  certificates: certified(by, office),
});
const [a, b, other, third] = [
  representative('representative-101-a'),
  representative('representative-101-b'),
  representative('representative-102', 'office-102'),
  representative('representative-103', 'office-103'),
];
const head: Approver = {
  by: 'head-1',
  roles: ['headOfSubscriberAffairs'],
  office: 'county-1',
  certificates: { certificates: [] },
};
const alone: OfficeToday = { certified: [a.by], headStandsIn: true };
const two: OfficeToday = { certified: [a.by, b.by], headStandsIn: true };

/** A waiting correction of one band, with its commands. */
const waiting = (
  { wrong, rightIndex }: typeof below,
  {
    office = alone,
    ...more
  }: { office?: OfficeToday; proposedBy?: string; proposedAs?: 'headOfSubscriberAffairs'; reader?: string } = {},
) => {
  const { reader, ...asked } = more;
  const request = requestOf({ rightIndex, ...seenAt(wrong + 12), ...asked });
  const basis = { ...prices, account: account(wrong), today };
  const { proposal, hash } = simulated(basis.account, request);
  const proposed: CorrectionEvent = {
    type: 'CorrectionProposed',
    data: {
      request,
      proposal,
      hash,
      countyOffice: 'county-1',
      disputedReaders: reader === undefined ? [] : [reader],
      proposedOn: today,
    },
  };
  const approve = (approver: Approver, seen = office): ApproveCorrection => ({
    type: 'ApproveCorrection',
    approver,
    hash,
    basis,
    office: seen,
  });
  const name = (person: Approver, change: Partial<NameStandIn> = {}): NameStandIn => ({
    type: 'NameStandIn',
    head,
    person: person.by,
    certificates: person.certificates,
    reason: 'the only representative proposed it',
    office,
    today,
    ...change,
  });
  return { history: given(correction, proposed), proposed, approve, name };
};
const typesOf = (events: readonly CorrectionEvent[]) => events.map(({ type }) => type);

describe('F2, 15.4-35 an office with nobody left who may approve', () => {
  it('F2, 7.5: the head signs in the place of the representative, and the event says why', () => {
    const { history, approve } = waiting(below);
    history.when(approve(head)).thenMatching(([approved, complete]) => {
      expect(complete!.type).toBe('CorrectionFullyApproved');
      expect(approved!.data).toMatchObject({
        by: 'head-1',
        role: 'qualifiedRepresentative',
        office: 'county-1',
        inPlace: { as: 'headOfSubscriberAffairs', because: 'nobodyLeft', certified: [a.by] },
      });
    });
  });
  it('F2: nobody is left if the others are the disputed reader, or certificates have ended', () => {
    const read = waiting(below, { office: two, reader: 'Representative-101-B' });
    read.history.when(read.approve(head)).thenMatching((events) => expect(events).toHaveLength(2));
    const none = waiting(below, { office: { certified: [], headStandsIn: true }, proposedBy: 'somebody' });
    none.history.when(none.approve(head)).thenMatching((events) => expect(events).toHaveLength(2));
  });
  it('7.5, 15.4-35: ApproverMustHoldTheRole, the head does not sign while a representative of the office can', () => {
    const { history, approve } = waiting(below, { office: two });
    history.when(approve(head)).thenRejected('ApproverMustHoldTheRole');
    history.when(approve(b)).thenMatching((events) => expect(events).toHaveLength(2));
  });
  it('15.4-35: nor if policy says that a representative of another office signs', () => {
    const { history, approve, name } = waiting(below, { office: { ...alone, headStandsIn: false } });
    history.when(approve(head)).thenRejected('ApproverMustHoldTheRole');
    history.when(name(other)).thenMatching((events) => expect(typesOf(events)).toEqual(['StandInNamed']));
  });
  it('15.4-35: nor the head of another county', () => {
    const { history, approve } = waiting(below);
    history.when(approve({ ...head, office: 'county-2' })).thenRejected('ApproverMustHoldTheRole');
  });
});

describe('F2, 15.4-35 above the band', () => {
  const { history, approve, name } = waiting(above);
  const named = history.when(name(other));
  it('F2: the head signs once; a representative of another office, named with a reason, signs in the other place', () => {
    history.when(approve(other)).thenRejected('ApproverMustBelongToTheOfficeOfTheCase');
    named.thenMatching(([event], state) => {
      expect(event).toEqual({
        type: 'StandInNamed',
        data: {
          correctionId: 'c-1',
          role: 'qualifiedRepresentative',
          person: other.by,
          office: 'office-102',
          certificateNumber: `C-${other.by}`,
          because: 'nobodyLeft',
          certified: [a.by],
          reason: 'the only representative proposed it',
          namedBy: 'head-1',
          on: today,
        },
      });
      const after = given(correction, waiting(above).proposed, event as CorrectionEvent);
      after.when(name(other)).thenNothing();
      after.when(approve(third)).thenRejected('ApproverMustBelongToTheOfficeOfTheCase');
      after
        .when(approve({ ...other, certificates: { certificates: [] } }))
        .thenRejected('ApproverMustHoldValidCertificate');
      after.when(approve({ ...other, office: 'office-104' })).thenRejected('ApproverMustBelongToTheOfficeOfTheCase');
      after.when(approve(head)).thenMatching((events, signed) => {
        expect(typesOf(events)).toEqual(['CorrectionApproved']);
        expect(signed.status).toBe('awaitingApproval');
      });
      after.when(approve(other)).thenMatching(([approved]) =>
        expect(approved!.data).toMatchObject({
          role: 'qualifiedRepresentative',
          certificateNumber: `C-${other.by}`,
          inPlace: { as: 'qualifiedRepresentative', because: 'nobodyLeft', namedBy: 'head-1' },
        }),
      );
      expect(state.status).toBe('awaitingApproval');
    });
  });
  it('7.5: ApproverMustHoldTheRole, the head never signs both places', () => {
    const signed = history.when(approve(head));
    signed.thenMatching(([event]) =>
      given(correction, waiting(above).proposed, event as CorrectionEvent)
        .when({ ...approve(head), hash: 'f'.repeat(64) })
        .thenRejected('ApproverMustHoldTheRole'),
    );
  });
});

describe('F2, 15.4-35 who may be named', () => {
  const { history, name } = waiting(above);
  it('15.4-35: StandInMayOnlyBeNamedByTheHead of the county', () => {
    history.when(name(other, { head: b })).thenRejected('StandInMayOnlyBeNamedByTheHead');
    history.when(name(other, { head: { ...head, office: 'county-2' } })).thenRejected('StandInMayOnlyBeNamedByTheHead');
  });
  it('15.4-35: StandInMustBeNeeded, not while the office or the head can sign', () => {
    history.when(name(other, { office: two })).thenRejected('StandInMustBeNeeded', { subjects: [b.by] });
    const small = waiting(below);
    small.history.when(small.name(other)).thenRejected('StandInMustBeNeeded', { subjects: [] });
  });
  it('1.2: StandInMustHoldValidCertificate for another office', () => {
    for (const certificates of [
      { certificates: [] },
      certified(other.by, 'office-101'),
      certified(other.by, 'office-102', { validTo: day(7, 9) }),
      certified(other.by, 'office-102', { revokedOn: today }),
    ])
      history.when(name(other, { certificates })).thenRejected('StandInMustHoldValidCertificate');
  });
  it('15.4-35: StandInMustBeOfTheCounty, if the certificate names one', () => {
    const of = (countyOffice: string) => ({ certificates: certified(other.by, 'office-102', { countyOffice }) });
    history.when(name(other, of('county-2'))).thenRejected('StandInMustBeOfTheCounty');
    history.when(name(other, of('county-1'))).thenMatching((events) => expect(events).toHaveLength(1));
  });
  it('15.4-35: a representative of another county may be named only where nobody of the county is left', () => {
    const certificates = certified(other.by, 'office-201', { countyOffice: 'county-2' });
    const named = (inCounty: readonly string[] | undefined) =>
      name(other, { certificates, office: { ...alone, ...(inCounty && { inCounty }) } });
    history.when(named(undefined)).thenRejected('StandInMustBeOfTheCounty');
    history.when(named([third.by])).thenRejected('StandInMustBeOfTheCounty');
    for (const inCounty of [[], [a.by]])
      history.when(named(inCounty)).thenMatching((events) =>
        expect(events).toMatchObject([
          {
            type: 'StandInNamed',
            data: { office: 'office-201', otherCounty: { countyOffice: 'county-2', inCounty } },
          },
        ]),
      );
  });
  it('7.5, 15.4-37: StandInMustHaveHadNoPart: not the proposer, not the disputed reader', () => {
    const read = waiting(above, { reader: other.by.toUpperCase() });
    read.history.when(read.name(other)).thenRejected('StandInMustHaveHadNoPart');
    const elsewhere = { ...a, certificates: certified(a.by, 'office-102') };
    history.when(name(elsewhere)).thenRejected('StandInMustHaveHadNoPart');
  });
  it('15.4-35: a second name takes the place of the first', () => {
    history.when(name(other)).thenMatching(([first]) =>
      given(correction, waiting(above).proposed, first as CorrectionEvent)
        .when(name(third))
        .thenMatching((_, state) =>
          expect('standIns' in state && state.standIns?.map(({ person }) => person)).toEqual([third.by]),
        ),
    );
  });
});

describe('15.4-35, 15.4-36 the head judged the case', () => {
  const byHead = { proposedBy: head.by, proposedAs: 'headOfSubscriberAffairs' } as const;
  it('F2: below the band, where the only representative is the reader, a named representative signs', () => {
    const { history, approve, name } = waiting(below, { ...byHead, reader: a.by });
    history.when(approve(head)).thenRejected('ApproverMustHoldTheRole');
    history.when(approve(a)).thenRejected('ApproverMustNotBeTheDisputedReader');
    history.when(name(other)).thenMatching(([event]) => {
      expect(event!.data).toMatchObject({ role: 'qualifiedRepresentative', because: 'nobodyLeft' });
      given(correction, waiting(below, { ...byHead, reader: a.by }).proposed, event as CorrectionEvent)
        .when(approve(other))
        .thenMatching((events) => expect(events).toHaveLength(2));
    });
  });
  it('7.5, S3: a user name in other letters is the same person: stand-in, proposer, reader and earlier signer', () => {
    const written = (person: Approver): Approver => ({ ...person, by: person.by.toUpperCase() });
    const { history, proposed, approve, name } = waiting(above, { ...byHead, reader: b.by });
    history.when(approve(written(head))).thenRejected('ApproverMustNotBeProposer');
    history.when(approve(written(b))).thenRejected('ApproverMustNotBeTheDisputedReader');
    history.when(name(other)).thenMatching(([event]) => {
      const named = given(correction, proposed, event as CorrectionEvent);
      named.when(name(written(other))).thenNothing();
      named.when(approve(written(other))).thenMatching(([approved]) => {
        expect(approved!.data).toMatchObject({ role: 'headOfSubscriberAffairs', inPlace: { namedBy: head.by } });
        const both: Approver = { ...written(other), office: 'office-101', certificates: a.certificates };
        given(correction, proposed, event as CorrectionEvent, approved as CorrectionEvent)
          .when(approve({ ...both, by: other.by }))
          .thenRejected('ApproverMustNotHaveApprovedBefore');
      });
    });
  });
  it('F2: above the band, the representative of the office signs, and a named one in the place of the head', () => {
    const { history, proposed, approve, name } = waiting(above, byHead);
    history.when(approve(head)).thenRejected('ApproverMustNotBeProposer');
    history.when(name(other)).thenMatching(([event]) => {
      expect(event!.data).toMatchObject({ role: 'headOfSubscriberAffairs', because: 'headMayNotSign' });
      given(correction, proposed, event as CorrectionEvent)
        .when(approve(other))
        .thenMatching(([approved], state) => {
          expect(approved!.data).toMatchObject({ role: 'headOfSubscriberAffairs', certificateNumber: `C-${other.by}` });
          expect(state.status).toBe('awaitingApproval');
          given(correction, proposed, event as CorrectionEvent, approved as CorrectionEvent)
            .when(approve(a))
            .thenMatching((events) => expect(typesOf(events)).toContain('CorrectionFullyApproved'));
        });
    });
  });
});
