import { describe, expect, it } from '@jest/globals';
import type { CivilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { basis as prices, billing, day, eventsOf, reading } from '../../../bill-account/examples/account.ts';
import { requestOf, simulated } from '../../../bill-account/examples/correction.ts';
import { billAccount } from '../../../bill-account/domain/bill-account.ts';
import { hashesAreOfTheirProposals } from '../../../bill-account/invariants/approvals.ts';
import { hashOf } from '../../../bill-account/domain/correcting/approval/hash.ts';
import type { CorrectionBasis, Proposal, Signed, Warning } from '../../../bill-account/domain/correcting/proposal.ts';
import type { CorrectionEvent } from '../correction.messages.ts';
import { correction } from '../correction.ts';

const events = eventsOf([billing(reading('a', day(5), 1_060)), billing(reading('b', day(6), 1_240))]);
const today = day(7, 10);
const basis: CorrectionBasis = { ...prices, account: fold(billAccount, events), today };
/** The head accepts more than the capacity: two warnings, and the findings of the override. */
const request = requestOf({
  rightIndex: 9_000,
  evidence: { indexSeen: 9_100, visitedOn: day(7), visitedBy: 'expert-1' },
  override: {
    by: 'head-1',
    role: 'headOfSubscriberAffairs',
    evidence: 'workshop report 31',
    findings: ['exceedsCapacity'],
  },
});
const now = simulated(basis.account, request);

/** The same facts in the words of another release. */
const reworded = ({ warnings, override, ...proposal }: Proposal): Proposal => ({
  ...proposal,
  warnings: warnings.map((warning) => ({ ...warning, fa: 'جمله‌ای دیگر', en: 'another sentence' })),
  override: { ...override!, findings: override!.findings.map(({ kind }) => ({ kind, fa: 'دیگر', en: 'other' })) },
});
const withWarnings = (change: (warning: Warning) => Warning): Proposal => ({
  ...now.proposal,
  warnings: now.proposal.warnings.map(change),
});
const proposed = (signed: Signed): CorrectionEvent => ({
  type: 'CorrectionProposed',
  data: { request, ...signed, countyOffice: 'county-1', disputedReaders: [], proposedOn: today },
});
const approver = {
  by: 'representative-101-b',
  roles: ['qualifiedRepresentative'],
  office: 'office-101',
  certificates: {
    certificates: [
      {
        subject: 'representative-101-b',
        office: 'office-101',
        certificateNumber: 'C-1',
        issuer: 'certifier-1',
        validFrom: '2026-03-21' as CivilDate,
        validTo: '2027-03-20' as CivilDate,
      },
    ],
  },
};
const office = { certified: ['representative-101-a', 'representative-101-b'], headStandsIn: true };
const approve = (hash: string) => ({ type: 'ApproveCorrection', approver, hash, basis, office }) as const;

/** Computed by an earlier release: its hash has its sentences, and warnings about an index had no parameters. */
const signedBefore = {
  hash: 'a'.repeat(64),
  proposal: {
    ...reworded(now.proposal),
    warnings: reworded(now.proposal).warnings.map(({ data, ...warning }) => ({
      ...warning,
      ...(warning.kind === 'overridden' && { data }),
    })) as Warning[],
  },
};

type Logged = Parameters<typeof hashesAreOfTheirProposals.check>[0][number];

describe('7.5, 15.4-34: approvers sign facts, not sentences', () => {
  it('a sentence in other words leaves the hash as it is', () => {
    expect(now.proposal.warnings.map(({ kind }) => kind)).toEqual(['overridden', 'exceedsCapacity']);
    expect(hashOf(reworded(now.proposal))).toBe(now.hash);
  });
  it('the code and each parameter of a warning change it', () => {
    expect(hashOf(withWarnings((warning) => ({ ...warning, kind: 'unusual' })))).not.toBe(now.hash);
    expect(now.proposal.warnings[1]!.data).toMatchObject({ consumption: 7_940, most: expect.any(Number) });
    for (const name of Object.keys(now.proposal.warnings[1]!.data!))
      expect(hashOf(withWarnings(({ data, ...each }) => ({ ...each, data: { ...data, [name]: 0 } })))).not.toBe(
        now.hash,
      );
  });
  it('a kind of warning that an earlier release did not know overtakes its waiting proposals, of either version', () => {
    const before = now.proposal.warnings.filter(({ kind }) => kind !== 'exceedsCapacity');
    const proposal = { ...now.proposal, warnings: before };
    const byFacts = { proposal, hash: hashOf(proposal), hashVersion: now.hashVersion! };
    const byWords = { ...signedBefore, proposal: { ...signedBefore.proposal, warnings: before } };
    for (const signed of [byFacts, byWords] as Signed[])
      given(correction, proposed(signed))
        .when(approve(signed.hash))
        .thenRejected('ProposalMustMatchItsInputs', { hash: signed.hash, now: now.hash });
  });
  it('npm run verify finds a hash that is not that of its proposal, by the version that it names', () => {
    const found = (signed: Signed) =>
      hashesAreOfTheirProposals.check([{ stream: 'correction-c-1', ...proposed(signed) } as Logged]).violations;
    expect(found(now)).toEqual([]);
    expect(found({ ...now, proposal: reworded(now.proposal) })).toEqual([]);
    expect(found({ ...now, proposal: { ...now.proposal, difference: now.proposal.balance.before } })).toHaveLength(1);
    expect(found({ hash: now.hash, proposal: now.proposal })).toEqual([
      `correction-c-1: ${now.hash} is not the hash of its proposal`,
    ]);
  });
  it('the event names the version of its hash', () => expect(now.hashVersion).toBe(2));
  it('a waiting proposal whose sentences have changed since is signed under its own hash', () =>
    given(correction, proposed({ ...now, proposal: reworded(now.proposal) }))
      .when(approve(now.hash))
      .thenMatching((signed) =>
        expect(signed).toMatchObject([{ type: 'CorrectionApproved', data: { hash: now.hash } }]),
      ));
});

describe('N2, 7.5: a proposal of an earlier release that waits, whose hash includes its sentences', () => {
  it('is signed and posted under that hash, in the words that were signed', () => {
    given(correction, proposed(signedBefore))
      .when(approve(signedBefore.hash))
      .thenMatching((signed) =>
        expect(signed).toMatchObject([{ type: 'CorrectionApproved', data: { hash: signedBefore.hash } }]),
      );
    const [posted] = eventsOf(
      [{ type: 'PostCorrection', request, approved: signedBefore, approvals: [], basis: { ...prices, today } }],
      events,
    ).slice(events.length);
    expect(posted).toMatchObject({
      type: 'BillsCorrected',
      data: { hash: signedBefore.hash, warnings: signedBefore.proposal.warnings, difference: now.proposal.difference },
    });
  });
  it('is not overtaken by the words of this release, and computing it again leaves it as it is', () => {
    const waiting = given(correction, proposed(signedBefore));
    waiting.when({ type: 'CompareProposal', because: 'policy', basis }).thenNothing();
    waiting.when({ type: 'ReproposeCorrection', approver, office, basis }).thenNothing();
  });
  it('is overtaken by another fact', () =>
    given(
      correction,
      proposed({ ...signedBefore, proposal: { ...signedBefore.proposal, difference: now.proposal.balance.before } }),
    )
      .when(approve(signedBefore.hash))
      .thenRejected('ProposalMustMatchItsInputs', { hash: signedBefore.hash, now: now.hash }));
});
