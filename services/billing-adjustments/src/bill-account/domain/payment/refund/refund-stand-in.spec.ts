import { describe, expect, it } from '@jest/globals';
import { given } from '@pishkhan/decider';
import type { CivilDate } from '@pishkhan/calendar';
import type { Certificates } from '../../../../certificate/domain/certificate.messages.ts';
import { policyOfNameOn } from '../../../../pricing/policy/domain/policy.ts';
import { day } from '../../../examples/account.ts';
import { after, opened, read, type History, type Step } from '../../../examples/history.ts';
import * as money from '../../../examples/money.ts';
import { billAccount } from '../../bill-account.ts';
import type { ApproveRefund, NameRefundStandIn } from './refund.messages.ts';
import { refundRolesLeft } from './refund.ts';

const when = ({ account, events }: History, step: Step) => given(billAccount, ...events).when(step(account));
const refund = ({ account }: History) => account.refunds[0]!;
const policy = policyOfNameOn('refund-approval', money.refundApproval, '2026-12-01' as CivilDate)!;
const rich = after(opened, [read('a', day(5), 100), money.payAmount('r1', 9_000_000)]);
const requesting =
  (amount: number, actor: Person = money.officer): Step =>
  (account) =>
    ({ ...money.requestRefund('f-1', amount)(account), actor, policy }) as ReturnType<Step>;
const [below, above] = [after(rich, [requesting(100_000)]), after(rich, [requesting(6_000_000)])];

const certified = (subject: string, office: string, countyOffice = 'county-1'): Certificates => ({
  certificates: [
    {
      subject,
      office,
      countyOffice,
      certificateNumber: `C-${subject}`,
      issuer: 'certifier-1',
      validFrom: '2026-03-21' as CivilDate,
      validTo: '2027-03-20' as CivilDate,
    },
  ],
});
const none: Certificates = { certificates: [] };
interface Person {
  readonly by: string;
  readonly roles: readonly string[];
  readonly office: string;
  readonly certificates?: Certificates;
}
const representative = (by: string, office: string, county?: string): Person => ({
  by,
  roles: ['qualifiedRepresentative'],
  office,
  certificates: certified(by, office, county),
});
const [r1, r2, abroad] = [
  representative('r-1', 'office-101'),
  representative('r-2', 'office-102'),
  representative('r-abroad', 'office-201', 'county-2'),
];

const approving =
  (actor: Person, beneficiaries: readonly string[] = []): Step =>
  (account) =>
    ({
      ...money.approveRefund('f-1')(account),
      actor,
      policy,
      beneficiaries,
      certificates: actor.certificates ?? none,
    }) as ApproveRefund;
const naming =
  (person: Person, change: Partial<NameRefundStandIn> = {}): Step =>
  () => ({
    type: 'NameRefundStandIn',
    refundId: 'f-1',
    head: money.head,
    person: person.by,
    certificates: person.certificates ?? none,
    reason: 'رئیس، مشترک همین اشتراک است',
    inCounty: ['r-1', 'r-2'],
    policy,
    today: day(7),
    ...change,
  });
const headBenefits = { beneficiaries: ['head-1'] };

describe('15.4-35, 9.5: a refund above the band whose head benefits', () => {
  const signed = after(above, [approving(money.secondOfficer)]);
  it('15.4-35, N4: the head names a certified representative, who signs in this place, and the events say why', () => {
    when(signed, approving(money.head, ['head-1'])).thenRejected('SignerMustNotBenefit');
    when(signed, approving(r1)).thenRejected('MoneyMustBeOfTheOwnCounty');
    const named = after(signed, [naming(r1, headBenefits)]);
    expect(named.events.at(-1)).toMatchObject({
      type: 'RefundStandInNamed',
      data: {
        refundId: 'f-1',
        role: 'headOfSubscriberAffairs',
        because: 'headMayNotSign',
        person: 'r-1',
        namedBy: 'head-1',
      },
    });
    const approved = after(named, [approving(r1, ['head-1'])]);
    expect(approved.events.at(-1)).toMatchObject({
      type: 'RefundApproved',
      data: {
        role: 'headOfSubscriberAffairs',
        office: 'office-101',
        isLast: true,
        inPlace: { as: 'qualifiedRepresentative', because: 'headMayNotSign', namedBy: 'head-1' },
      },
    });
    when(approved, approving(r1, ['head-1'])).thenNothing();
  });
  it('15.4-35: no stand-in where the head may sign, nor for a refund that is decided', () => {
    when(signed, naming(r1)).thenRejected('StandInMustBeNeeded');
    const approved = after(signed, [approving(money.head)]);
    when(approved, naming(r1, headBenefits)).thenRejected('RefundMustAwaitApproval');
    when(signed, naming(r1, { ...headBenefits, refundId: 'f-9' })).thenRejected('RefundMustExist');
  });
  it('15.4-35: only the head of the county names, and only who is certified and has no part', () => {
    const by = (head: Person) => naming(r1, { ...headBenefits, head });
    when(signed, by({ ...money.head, office: 'county-2' })).thenRejected('StandInMayOnlyBeNamedByTheHead');
    when(signed, by(money.secondOfficer)).thenRejected('StandInMayOnlyBeNamedByTheHead');
    when(signed, naming(r1, { ...headBenefits, certificates: none })).thenRejected('StandInMustHoldValidCertificate');
    when(signed, naming(r1, { beneficiaries: ['head-1', 'R-1'] })).thenRejected('StandInMustHaveHadNoPart');
    const requester = { ...r1, by: money.officer.by };
    when(signed, naming(requester, headBenefits)).thenRejected('StandInMustHaveHadNoPart');
    when(signed, naming(abroad, headBenefits)).thenRejected('StandInMustBeOfTheCounty');
    const nobody = after(signed, [naming(abroad, { ...headBenefits, inCounty: [] })]);
    expect(nobody.events.at(-1)).toMatchObject({ data: { otherCounty: { countyOffice: 'county-2', inCounty: [] } } });
  });
  it('1.2: a stand-in whose certificate has ended does not sign, nor from another office than the named one', () => {
    const named = after(signed, [naming(r1, headBenefits)]);
    when(named, approving({ ...r1, certificates: none })).thenRejected('ApproverMustHoldValidCertificate');
    when(named, approving({ ...r1, office: 'office-102' })).thenRejected('MoneyMustBeOfTheOwnCounty');
    when(named, approving(r2)).thenRejected('MoneyMustBeOfTheOwnCounty');
  });
});

describe('15.4-35: a county whose only officer requested the refund', () => {
  it('below the band the head names a representative, or signs himself if the policy says so', () => {
    when(below, approving(money.head)).thenRejected('RefundApproverMustHoldTheRole');
    const named = after(below, [naming(r1)]);
    expect(refund(after(named, [approving(r1)])).status).toBe('approved');
    const byHead: Step = (account) => ({
      ...(approving(money.head)(account) as ApproveRefund),
      policy: { ...policy, content: { ...policy.content, nobodyLeft: 'head' } },
    });
    expect(after(below, [byHead]).events.at(-1)).toMatchObject({
      data: { role: 'receivablesOfficer', inPlace: { as: 'headOfSubscriberAffairs', because: 'nobodyLeft' } },
    });
  });
});

describe('15.4-35, S3: no county is without a way', () => {
  const officers = [
    [money.officer],
    [money.officer, money.secondOfficer],
    [money.officer, { ...money.officer, by: 'head-1', roles: ['receivablesOfficer', 'headOfSubscriberAffairs'] }],
  ];
  const heads = [[money.head], [money.head, { ...money.head, by: 'head-2' }]];
  const representatives = [
    [r1, r2],
    [r1, r2, abroad],
    [r1, abroad, representative('r-far', 'office-202', 'county-3')],
  ];
  const benefiting = [
    [],
    ['head-1'],
    ['head-1', 'head-2'],
    ['receivables-2'],
    ['r-1', 'head-1'],
    ['receivables-2', 'head-1'],
  ];
  const ends = (start: History, people: readonly Person[], beneficiaries: readonly string[]): History => {
    let history = start;
    const tried = (step: Step): boolean => {
      const decided = billAccount.decide(step(history.account), history.account);
      if ('rejected' in decided || decided.length === 0) return false;
      history = after(history, [step]);
      return true;
    };
    for (let turn = 0; turn < 10 && refund(history).status === 'awaitingApproval'; turn += 1) {
      if (people.some((person) => tried(approving(person, beneficiaries)))) continue;
      const inCounty = people.filter(({ certificates }) =>
        certificates?.certificates.some(({ countyOffice }) => countyOffice === 'county-1'),
      );
      const isNamed = people
        .filter(({ roles }) => roles.includes('headOfSubscriberAffairs'))
        .some((head) =>
          people.some((person) =>
            tried(naming(person, { head, beneficiaries, inCounty: inCounty.map(({ by }) => by) })),
          ),
        );
      if (!isNamed) break;
    }
    return history;
  };
  it('15.4-35: over all compositions some persons finish the refund: nobody signs twice, none of them benefits or requested it', () => {
    let played = 0;
    for (const office of officers)
      for (const chiefs of heads)
        for (const offices of representatives)
          for (const beneficiaries of benefiting)
            for (const amount of [100_000, 6_000_000])
              for (const requester of office) {
                const people: Person[] = [
                  ...new Map([...chiefs, ...office, ...offices].map((each) => [each.by, each])).values(),
                ];
                const free = offices.filter(({ by }) => !beneficiaries.includes(by));
                if (free.length < 2) continue;
                const history = ends(after(rich, [requesting(amount, requester)]), people, beneficiaries);
                const { status, approvals } = refund(history);
                const signers = approvals.map(({ by }) => by);
                expect({
                  office,
                  chiefs,
                  offices,
                  beneficiaries,
                  amount,
                  requester,
                  status,
                  left: refundRolesLeft(refund(history)),
                }).toMatchObject({ status: 'approved' });
                expect(new Set(signers).size).toBe(signers.length);
                expect(signers).not.toContain(requester.by);
                expect(signers.filter((by) => beneficiaries.includes(by))).toEqual([]);
                played += 1;
              }
    expect(played).toBeGreaterThan(250);
  });
});
