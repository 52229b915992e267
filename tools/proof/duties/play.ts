import type { PartOf } from '@pishkhan/roles';
import { chanceOf, type Chance } from '@pishkhan/data/random';
import type { Fault } from './faults.ts';
import { Log } from './log.ts';
import { installed, METER, moveMeter, others, registerMember } from './second-persons.ts';
import { changeCertificate, pay, publish, refund, type Ground, type Work } from './moves.ts';
import {
  accountId,
  asApprover,
  firstCertificateOf,
  history,
  people,
  prices,
  publishedFirst,
  today,
  wanted,
  type Employee,
  type Parts,
} from './office.ts';

const CASES = ['k1', 'k2', 'k3', 'k4'] as const;
const STEPS = 800;

/** One story: persons propose, approve and decline, while policies, certificates and the account change. */
export class Play {
  readonly log: Log;
  readonly parts: Parts;
  readonly counts = { proposed: 0, approved: 0, refused: 0 };
  private readonly chance: Chance;
  private readonly fault: Fault;
  private readonly ground: Ground;
  private used = 0;

  constructor(seed: number, fault: Fault) {
    this.chance = chanceOf(1405, seed);
    this.fault = fault;
    this.log = new Log(fault.appendsAnywhere);
    this.log.begin(`bill-account-${accountId}`, history);
    this.log.begin('policy-correction-approval', [publishedFirst]);
    this.log.begin(`meter-${METER}`, [installed]);
    for (const each of people.filter(({ roles }) => roles.includes('qualifiedRepresentative')))
      this.log.begin(`certificate-${each.name}`, [
        { type: 'CertificateGranted' as const, data: firstCertificateOf(each) },
      ]);
    this.ground = { log: this.log, chance: this.chance, fault, next: () => ++this.used };
    this.parts = Object.fromEntries(CASES.map((id) => [id, this.partsOfCase()]));
  }

  /** Others act between the steps of each work. */
  run(): void {
    const open: Work[] = CASES.map((id) => this.propose(id));
    for (let step = 0; step < STEPS || open.length > 0; step++) {
      if (step < STEPS && this.chance.happens(0.7)) open.push(this.anything());
      if (open.length === 0) continue;
      const place = this.chance.between(0, open.length - 1);
      if (open[place]!.next().done) open.splice(place, 1);
    }
  }

  /** Corrections in the ledger. */
  get posted(): number {
    return this.log.all.filter(({ event }) => event.type === 'BillsCorrected').length;
  }

  private person = (): Employee => this.chance.pick(people);

  private partsOfCase(): readonly PartOf[] {
    const part = (as: PartOf['as'], likely: number): PartOf[] =>
      this.chance.happens(likely) ? [{ as, by: this.person().name }] : [];
    return [
      ...part('registrar', 0.8),
      ...part('visitor', 0.6),
      ...part('evidence', 0.3),
      ...part('earlierProposer', 0.3),
      ...part('beneficiary', 0.4),
    ];
  }

  private anything(): Work {
    const kind = this.chance.happens(0.93) ? 'approve' : this.chance.pick(others);
    switch (kind) {
      case 'approve':
        return this.approveSome();
      case 'policy':
        return publish(this.ground);
      case 'certificate':
        return changeCertificate(this.ground);
      case 'payment':
        return pay(this.ground);
      case 'again':
        return this.proposeAgain(this.chance.pick(CASES));
      case 'refund':
        return refund(this.ground);
      case 'move':
        return moveMeter(this.ground);
      case 'member':
        return registerMember(this.ground);
    }
  }

  private basis = () => {
    const account = this.fault.seen(this.log.read(this.fault.billAccount, accountId).state);
    return { ...prices, approval: this.log.read(this.fault.policy, 'correction-approval').state, account, today };
  };

  private office = (id: string) => ({
    certified: people
      .filter(
        ({ office, name }) =>
          office === 'office-101' && this.certificates(name).certificates.some((each) => !each.revokedOn),
      )
      .map(({ name }) => name),
    headStandsIn: true,
    parts: this.parts[id]!.filter(({ as }) => as === 'beneficiary'),
  });

  private certificates = (name: string) => this.fault.held(this.log.read(this.fault.certificate, name).state);

  private *propose(id: string): Work {
    const parts = this.parts[id]!.filter((each) => each.as !== 'beneficiary') as never[];
    const isC = this.chance.happens(0.8);
    const request = wanted(id, {
      readingId: isC ? 'reading-c' : 'reading-b',
      rightIndex: isC ? this.chance.between(2_120, 2_240) : this.chance.between(1_065, 1_118),
      proposedBy: this.chance.pick(['a', 'b']),
      parts,
    });
    yield* this.log.execute(this.fault.correction, id, () => ({
      type: 'ProposeCorrection' as const,
      request,
      proposer: this.certificates(request.proposedBy),
      basis: this.basis(),
    }));
    this.counts.proposed += 1;
  }

  private *proposeAgain(id: string): Work {
    const person = this.chance.pick(people.slice(0, 4));
    yield* this.log.execute(this.fault.correction, id, () => ({
      type: 'ReproposeCorrection' as const,
      approver: asApprover(person, this.certificates(person.name)),
      office: this.office(id),
      basis: this.basis(),
    }));
  }

  /** One signature in five is tried by a person with a part in the case: few would meet a bar by chance. */
  private approveSome(): Work {
    const id = this.chance.pick(CASES);
    const parts = this.parts[id]!;
    const isParty = parts.length > 0 && this.chance.happens(0.2);
    const name = isParty ? this.chance.pick(parts).by : undefined;
    return this.approve(id, people.find((each) => each.name === name) ?? this.person());
  }

  private *approve(id: string, person: Employee): Work {
    const refused = yield* this.log.execute(this.fault.correction, id, (state) =>
      'hash' in state && state.hash !== undefined
        ? {
            type: 'ApproveCorrection' as const,
            approver: asApprover(person, this.certificates(person.name)),
            hash: state.hash,
            office: this.office(id),
            basis: this.basis(),
          }
        : undefined,
    );
    this.counts[refused === undefined ? 'approved' : 'refused'] += 1;
    if (refused === 'ProposalMustMatchItsInputs') yield* this.proposeAgain(id);
    yield* this.post(id);
  }

  /** The reaction that posts a fully approved correction. */
  private *post(id: string): Work {
    const { state } = this.log.read(this.fault.correction, id);
    if (state.status !== 'fullyApproved') return;
    const { request, hash, approvals } = state;
    const { account: _, ...basis } = this.basis();
    yield;
    const refused = yield* this.log.execute(this.fault.billAccount, accountId, () => ({
      type: 'PostCorrection' as const,
      request,
      approved: state,
      approvals,
      basis,
    }));
    if (refused === undefined) {
      yield* this.log.execute(this.fault.correction, id, () => ({
        type: 'MarkCorrectionPosted' as const,
        hash,
        today,
      }));
    } else
      yield* this.log.execute(this.fault.correction, id, () => ({
        type: 'FindCorrectionStale' as const,
        hash,
        basis: this.basis(),
      }));
  }
}
