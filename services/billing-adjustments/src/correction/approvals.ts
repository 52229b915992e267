import { Inject, Injectable } from '@nestjs/common';
import { faDigits } from '@pishkhan/fields';
import { formatRialEn, formatRialFa } from '@pishkhan/money';
import { Aggregates, PLATFORM, type Envelope, type Platform } from '@pishkhan/service-kit';
import { certificate } from '../certificate/domain/certificate.ts';
import { correctionBasis, type Load } from '../bill-account/decision-basis.ts';
import { correction } from './domain/correction.ts';
import type {
  ApproveCorrection,
  Approver,
  DeclineCorrection,
  ReproposeCorrection,
} from './domain/correction.messages.ts';
import type { CorrectionState } from './domain/correction.state.ts';
import type { CorrectionBasis, Proposal } from '../bill-account/domain/correcting/proposal.ts';

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
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {
    this.load = aggregates.load.bind(aggregates);
  }

  approval(envelope: Envelope, hash: string) {
    return async (state: CorrectionState): Promise<ApproveCorrection> => ({
      type: 'ApproveCorrection',
      hash,
      approver: await this.approver(envelope),
      basis: await this.basis(state),
    });
  }

  decline(envelope: Envelope, reason: string) {
    return async (): Promise<DeclineCorrection> => ({
      type: 'DeclineCorrection',
      reason,
      approver: await this.approver(envelope),
      today: this.platform.clock.today(),
    });
  }

  freshProposal(envelope: Envelope) {
    return async (state: CorrectionState): Promise<ReproposeCorrection> => ({
      type: 'ReproposeCorrection',
      approver: await this.approver(envelope),
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

  private async approver({ actor: { subject, roles, office = '' } }: Envelope): Promise<Approver> {
    return { by: subject, roles, office, certificates: (await this.load(certificate, subject)).state };
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
