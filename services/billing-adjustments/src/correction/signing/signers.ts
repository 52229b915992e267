import { Inject, Injectable } from '@nestjs/common';
import { everyVersion } from '@pishkhan/published-versions';
import { barOf, type OfficeScope, type PartOf } from '@pishkhan/roles';
import { Aggregates, Offices, PLATFORM, Reads, type Platform, type SignedInActor } from '@pishkhan/service-kit';
import type { QueryFilter } from 'mongoose';
import { certificate } from '../../certificate/domain/certificate.ts';
import { certificateOn } from '../../certificate/domain/certificate.rules.ts';
import { certificatesOfOffice } from '../../certificate/views/certificates-of-office.view.ts';
import {
  anotherCountyStandsIn,
  headStandsIn,
  type ApproverRole,
  type CorrectionApprovalPolicy,
} from '../../pricing/policy/domain/content/approval/correction-approval.policy.ts';
import { policy } from '../../pricing/policy/domain/policy.ts';
import { BILLING_ITSELF } from '../../bill-account/domain/correcting/proposal.ts';
import { partsIn } from '../domain/correction.state.ts';
import type { Approver } from '../domain/signing/signing.messages.ts';
import { partOf, type Part } from '../domain/signing/places.ts';
import type { OfficeToday } from '../domain/signing/signing.messages.ts';
import { besideOf, partsBeside } from './other-parts.ts';
import { inboxOf, sightOf } from './inbox.ts';
import { approverRoles } from '../proposal/proposal.schema.ts';
import type { CorrectionDocument } from '../views/corrections.view.ts';

type Actor = Pick<SignedInActor, 'subject' | 'roles' | 'office'>;
/** Certified persons by office, today. */
export type Certified = ReadonlyMap<string, readonly string[]>;

/** A proposal with the version of the policy that it names. */
type Proposed = Pick<CorrectionDocument, 'request' | 'countyOffice'> & {
  readonly proposal?: { policies: { approval: string } };
};

/** Who may sign: certificates of today, and the inbox of a person. */
@Injectable()
export class Signers {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock'>,
    @Inject(Offices) private readonly offices: Pick<Offices, 'areChecked' | 'registered'>,
  ) {}

  /** The approver with the certificates of the own log, never of a view. */
  async approver({ subject, roles, office = '' }: { subject: string; roles: readonly string[]; office?: string }) {
    return { by: subject, roles, office, certificates: await this.certificatesOf(subject) } satisfies Approver;
  }

  /** Forms store user names in small letters; a token may write them otherwise. */
  async certificatesOf(subject: string) {
    const { state } = await this.aggregates.load(certificate, subject);
    const small = subject.toLowerCase();
    return state.certificates.length > 0 || small === subject
      ? state
      : (await this.aggregates.load(certificate, small)).state;
  }

  /** Certificates of a stand-in: those for an office that is closed today do not count (15.4-35). */
  async certificatesOfStandIn(subject: string) {
    const state = await this.certificatesOf(subject);
    if (!this.offices.areChecked) return state;
    const today = this.platform.clock.today();
    const isOpen = async (office: string) => {
      const { closedFrom } = await this.offices.registered(office);
      return closedFrom === null || today < closedFrom;
    };
    const open = await Promise.all(state.certificates.map(({ office }) => isOpen(office)));
    return { ...state, certificates: state.certificates.filter((_, place) => open[place]) };
  }

  /** Persons with a certificate that is valid today, of one office or of all; the view has read the log so far. */
  async certified(office?: string): Promise<Certified> {
    const valid = await this.validToday(office === undefined ? {} : { office });
    const byOffice = Map.groupBy(valid, (each) => each.office);
    return new Map([...byOffice].map(([name, each]) => [name, [...new Set(each.map(({ subject }) => subject))]]));
  }

  private async validToday(filter: { readonly office?: string }) {
    const today = this.platform.clock.today();
    await this.reads.upToDate(certificatesOfOffice);
    const granted = await this.reads.model(certificatesOfOffice).find(filter).sort({ _id: 1 }).limit(10_000).lean();
    return granted.filter((each) => certificateOn({ certificates: [each] }, each.office, today) !== undefined);
  }

  /**
   * Persons certified today for the other offices of the county, also where the certificate names no county; undefined
   * if the policy admits nobody of another county (15.4-35).
   */
  async inCounty(document: Proposed): Promise<readonly string[] | undefined> {
    const { request, countyOffice } = document;
    const content = await this.policyOf(document);
    if (content !== undefined && !anotherCountyStandsIn(content)) return undefined;
    return this.certifiedIn(countyOffice, request.officeId);
  }

  /** Persons certified today for the offices of a county, also where the certificate names no county (15.4-35). */
  async certifiedIn(countyOffice: string | undefined, without?: string): Promise<readonly string[]> {
    const valid = await this.validToday({});
    return valid
      .filter((each) => each.office !== without && (each.countyOffice ?? countyOffice) === countyOffice)
      .map(({ subject }) => subject);
  }

  private async policyOf({ proposal }: Proposed): Promise<CorrectionApprovalPolicy | undefined> {
    const { state } = await this.aggregates.load(policy, 'correction-approval');
    const named = everyVersion(state).find(({ version }) => version === proposal?.policies.approval);
    return named?.content as CorrectionApprovalPolicy | undefined;
  }

  /** The policy named by the proposal, and the persons of its office. */
  async officeOf(document: Proposed, certified?: Certified, beside?: readonly PartOf[]): Promise<OfficeToday> {
    const { officeId } = document.request;
    const known = certified ?? (await this.certified(officeId));
    const content = await this.policyOf(document);
    const parts = beside ?? (await partsBeside(this.reads, [document.request])).get(document.request.correctionId);
    return {
      certified: known.get(officeId) ?? [],
      headStandsIn: content === undefined || headStandsIn(content),
      ...(parts && { parts }),
    };
  }

  /** What this person could do for each of these corrections (15.4-35). */
  async partsOf(actor: Actor, documents: readonly CorrectionDocument[]): Promise<readonly (Part | undefined)[]> {
    const waiting = documents.filter(({ status }) => status === 'awaitingApproval');
    if (waiting.length === 0 || !actor.roles.some((role) => approverRoles.some((each) => each === role))) return [];
    const [approver, certified, today] = [
      await this.approver(actor),
      await this.certified(),
      this.platform.clock.today(),
    ];
    const everybody = new Set([...certified.values()].flat());
    const beside = await partsBeside(
      this.reads,
      waiting.map(({ request }) => request),
    );
    return Promise.all(
      documents.map(async (document) => {
        const { status, proposal, countyOffice } = document;
        if (status !== 'awaitingApproval' || !proposal || countyOffice === undefined) return undefined;
        const office = await this.officeOf(document, certified, beside.get(document.request.correctionId));
        return partOf({ ...document, proposal, countyOffice }, approver, { office, today, certified: everybody });
      }),
    );
  }

  /** Persons whose part bars them from a waiting correction, each once; undefined if it waits for nobody (7.5; N4). */
  async barredIn(document: CorrectionDocument): Promise<readonly PartOf[] | undefined> {
    const { status, request, proposal } = document;
    if (status !== 'awaitingApproval') return undefined;
    const beside = await partsBeside(this.reads, [request]);
    const parts = [...partsIn(document), ...(beside.get(request.correctionId) ?? [])];
    const persons = new Map(parts.map(({ by }) => [by.toLowerCase(), by]));
    persons.delete(BILLING_ITSELF);
    return [...persons.values()].flatMap((by) => {
      const as = barOf(parts, by, proposal?.bars ?? []);
      return as === undefined ? [] : [{ as, by }];
    });
  }

  /** The corrections that this person sees; with a role of the own, those that wait for this person. */
  async filter(
    actor: Actor,
    scope: OfficeScope,
    role: ApproverRole | undefined,
  ): Promise<QueryFilter<CorrectionDocument>> {
    const seen = sightOf(actor, scope);
    if (role === undefined) return seen;
    if (!actor.roles.includes(role)) return { ...seen, approvalsLeft: role };
    const certified = await this.certified();
    const beside = await besideOf(this.reads, actor.subject, certified);
    return { $or: inboxOf(actor, role, { certified, beside }), status: 'awaitingApproval' };
  }
}
