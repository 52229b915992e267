import { Inject, Injectable } from '@nestjs/common';
import { civilDate } from '@pishkhan/calendar';
import type { ErasureRefusal } from '@pishkhan/contracts';
import { derivedId } from '@pishkhan/identifiers';
import { Aggregates, Commands, type Envelope } from '@pishkhan/service-kit';
import { Applicants } from './applicants.ts';
import { cases } from '../cases.ts';
import { isBarred } from '../../engine/case.file.ts';
import type { ApplicantErasureBody } from './applicant-erasure.dto.ts';
import type {
  ConfirmApplicantErasure,
  ExaminedCase,
  Officer,
  RequestApplicantErasure,
} from './domain/applicant-erasure.messages.ts';
import { applicantErasure } from './domain/applicant-erasure.ts';

const officerOf = ({ actor: { subject, office = '' } }: Envelope): Officer => ({ subject, countyOffice: office });

/** Requests and decides erasures of applicants (A6). */
@Injectable()
export class ApplicantErasureDesk {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Applicants) private readonly applicants: Applicants,
  ) {}

  /** @returns Id of the erasure */
  async request(body: ApplicantErasureBody, envelope: Envelope): Promise<string> {
    const { ground, letterNumber: number, letterIssuedOn: issuedOn, mobile } = body;
    const by = officerOf(envelope);
    const erasureId = derivedId('applicant-erasure', envelope.commandId);
    const named = [...new Set(body.cases.map(({ caseId }) => caseId))];
    await this.commands.execute(
      applicantErasure,
      erasureId,
      async (): Promise<RequestApplicantErasure> => ({
        type: 'RequestApplicantErasure',
        erasureId,
        countyOffice: by.countyOffice,
        ground,
        letter: { number, issuedOn },
        cases: await Promise.all(named.map((caseId) => this.examined(caseId, by, mobile))),
        by,
        today: civilDate(envelope.businessDate),
      }),
      envelope,
    );
    return erasureId;
  }

  /** The event is an order: a reaction destroys the keys. */
  async confirm(erasureId: string, envelope: Envelope): Promise<void> {
    const by = officerOf(envelope);
    await this.commands.execute(
      applicantErasure,
      erasureId,
      async ({ requested }): Promise<ConfirmApplicantErasure> => ({
        type: 'ConfirmApplicantErasure',
        erasureId,
        cases: await Promise.all((requested?.cases ?? []).map((caseId) => this.examined(caseId, by))),
        by,
        today: civilDate(envelope.businessDate),
      }),
      envelope,
    );
  }

  async decline(erasureId: string, because: ErasureRefusal, envelope: Envelope): Promise<void> {
    const [by, today] = [officerOf(envelope), civilDate(envelope.businessDate)];
    const command = { type: 'DeclineApplicantErasure', erasureId, because, by, today } as const;
    await this.commands.execute(applicantErasure, erasureId, command, envelope);
  }

  /**
   * A case that was handed over since the request is examined like the others.
   *
   * @param mobile Of the letter; without one the contact is not compared
   */
  private async examined(caseId: string, by: Officer, mobile?: string): Promise<ExaminedCase> {
    const { state } = await this.aggregates.load(cases, caseId);
    if (state.status === 'none') return { caseId, isOfTheApplicant: false, isOpen: false, isAboutOfficer: false };
    const isCompared = mobile !== undefined && state.countyOffice === by.countyOffice;
    const contact = isCompared ? await this.applicants.find(caseId) : undefined;
    return {
      caseId,
      isOfTheApplicant: isCompared && contact?.['mobile'] === mobile,
      isOpen: state.status === 'open',
      isAboutOfficer: isBarred(state.barred, by.subject),
    };
  }
}
