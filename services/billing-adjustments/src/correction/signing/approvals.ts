import { Inject, Injectable } from '@nestjs/common';
import { faDigits } from '@pishkhan/fields';
import { formatRialEn, formatRialFa } from '@pishkhan/money';
import { Aggregates, PLATFORM, type Envelope, type Platform } from '@pishkhan/service-kit';
import { correctionBasis, type Load } from '../../pricing/decision-basis.ts';
import { correction } from '../domain/correction.ts';
import type { ApproveCorrection, DeclineCorrection } from '../domain/correction.messages.ts';
import type { ReproposeCorrection } from '../domain/proposing/proposing.messages.ts';
import type { NameStandIn } from '../domain/signing/signing.messages.ts';
import type { OfficeToday } from '../domain/signing/signing.messages.ts';
import type { StandInBody } from '../correction.dto.ts';
import type { CorrectionDocument } from '../views/corrections.view.ts';
import { isStale } from './stale-proposal.ts';
import { Signers } from './signers.ts';
import type { CorrectionState } from '../domain/correction.state.ts';
import type { CorrectionBasis, Proposal } from '../../bill-account/domain/correcting/proposal.ts';

const approvalSentence = ({ difference, bills }: Proposal): string => {
  const numbers = bills.map(({ billNumber }) => billNumber);
  return `تأیید تعدیل ${formatRialFa(difference)} در قبض‌های ${numbers.map(faDigits).join('، ')} | approves a correction of ${formatRialEn(difference)} over the bills ${numbers.join(', ')}`;
};

/** Commands that decide on a correction; their inputs are read from the log at the moment of the decision. */
@Injectable()
export class Approvals {
  private readonly load: Load;

  constructor(
    @Inject(Aggregates) aggregates: Aggregates,
    @Inject(Signers) private readonly signers: Signers,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {
    this.load = aggregates.load.bind(aggregates);
  }

  approval(envelope: Envelope, hash: string) {
    return async (state: CorrectionState): Promise<ApproveCorrection> => ({
      type: 'ApproveCorrection',
      hash,
      approver: await this.signers.approver(envelope.actor),
      office: await this.office(state),
      basis: await this.basis(state),
    });
  }

  /** Of each: whether an approval would be refused as stale; undefined if it waits for none (15.4-29, 11.8). */
  staleAmong(documents: readonly CorrectionDocument[]): Promise<readonly (boolean | undefined)[]> {
    return Promise.all(documents.map((each) => isStale(each, this.load, this.platform.clock.today())));
  }

  decline(envelope: Envelope, reason: string) {
    return async (state: CorrectionState): Promise<DeclineCorrection> => ({
      type: 'DeclineCorrection',
      reason,
      approver: await this.signers.approver(envelope.actor),
      office: await this.office(state),
      today: this.platform.clock.today(),
    });
  }

  freshProposal(envelope: Envelope) {
    return async (state: CorrectionState): Promise<ReproposeCorrection> => ({
      type: 'ReproposeCorrection',
      approver: await this.signers.approver(envelope.actor),
      office: await this.office(state),
      basis: await this.basis(state),
    });
  }

  /**
   * Describes the signed proposal for the log (7.5).
   *
   * @returns Undefined for an unknown hash, which will be rejected
   */
  async reasonFor(correctionId: string, hash: string): Promise<string | undefined> {
    const { state } = await this.load(correction, correctionId);
    return 'proposal' in state && state.proposal && state.hash === hash ? approvalSentence(state.proposal) : undefined;
  }

  standIn(envelope: Envelope, { person, role, reason }: StandInBody) {
    return async (state: CorrectionState): Promise<NameStandIn> => ({
      type: 'NameStandIn',
      head: await this.signers.approver(envelope.actor),
      ...(role !== undefined && { role }),
      person,
      certificates: await this.signers.certificatesOfStandIn(person),
      reason,
      office: await this.officeAndCounty(state),
      today: this.platform.clock.today(),
    });
  }

  /** Naming a stand-in also needs the persons of the county (15.4-35). */
  private async officeAndCounty(state: CorrectionState): Promise<OfficeToday> {
    const office = await this.office(state);
    const inCounty = state.status === 'awaitingApproval' ? await this.signers.inCounty(state) : undefined;
    return inCounty === undefined ? office : { ...office, inCounty };
  }

  /** Only a waiting correction needs the persons of its office. */
  private office(state: CorrectionState): Promise<OfficeToday> {
    return state.status === 'awaitingApproval'
      ? this.signers.officeOf(state)
      : Promise.resolve({ certified: [], headStandsIn: false });
  }

  /** An unknown correction has no account: the decider rejects it before it reads the account. */
  private basis(state: CorrectionState): Promise<CorrectionBasis> {
    return correctionBasis(
      this.load,
      'request' in state && state.request ? state.request.accountId : 'none',
      this.platform.clock.today(),
    );
  }
}
