import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CommandEnvelope, Commands, type Envelope, Operation, Access } from '@pishkhan/service-kit';
import { correctionOfReading, correctionOfTerms } from '../../bill-account/domain/billing/own-proposals.ts';
import { CorrectionStepDto } from '../correction.dto.ts';
import { correctionStepOf } from '../correction.responses.ts';
import { correction } from '../domain/correction.ts';
import {
  OverruledEstimateBody,
  OverrulingReadingPath,
  ProposalAnewBody,
  ProposedTermsPath,
} from './own-proposal.dto.ts';
import { OwnProposals } from './own-proposals.ts';

/** What a person does about a proposal of the system that was declined or refused (15.4-32, 15.4-39). */
@ApiTags('corrections')
@Controller('v1')
export class OwnProposalApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(OwnProposals) private readonly ownProposals: OwnProposals,
  ) {}

  @Post('readings-not-billed/:readingId/proposals')
  @HttpCode(200)
  @Access({ subscriberAffairsOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'پیشنهاد دوباره تعدیل برآورد پس از رد آن، با ذکر علت؛ شخص دیگری تأیید می‌کند',
    en: 'Propose the correction of the estimate again after it was declined; another person approves it (15.4-32)',
  })
  @ApiOkResponse({ type: CorrectionStepDto })
  proposeForReading(
    @Param() { readingId }: OverrulingReadingPath,
    @Body() { reason }: ProposalAnewBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CorrectionStepDto> {
    return this.proposeAnew(correctionOfReading(readingId), reason, envelope);
  }

  @Post('readings-not-billed/:readingId/decisions')
  @HttpCode(200)
  @Access({ subscriberAffairsOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'تصمیم به ماندن قبض برآوردی پس از رد تعدیل آن، با ذکر علت؛ به‌دست کسی جز ردکننده',
    en: 'Decide that the estimated bill stays after its correction was declined; not by the person who declined (15.4-32)',
  })
  @ApiOkResponse({ type: CorrectionStepDto })
  async decide(
    @Param() { readingId }: OverrulingReadingPath,
    @Body() { reason }: OverruledEstimateBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CorrectionStepDto> {
    const id = correctionOfReading(readingId);
    const command = this.ownProposals.leaving(envelope, { readingId, reason });
    const { state } = await this.commands.execute(correction, id, command, { ...envelope, reason });
    return correctionStepOf(id, state);
  }

  @Post('accounts/:accountId/terms-changes/:changeId/proposals')
  @HttpCode(200)
  @Access({ subscriberAffairsOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'پیشنهاد دوباره تعدیل قبض‌های روزهای گذشته پس از رد آن، با ذکر علت؛ شخص دیگری تأیید می‌کند',
    en: 'Propose the correction of the bills under the changed terms again after it was declined; another person approves it (15.4-39)',
  })
  @ApiOkResponse({ type: CorrectionStepDto })
  proposeForTerms(
    @Param() { accountId, changeId }: ProposedTermsPath,
    @Body() { reason }: ProposalAnewBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CorrectionStepDto> {
    return this.proposeAnew(correctionOfTerms(changeId), reason, envelope, accountId);
  }

  private async proposeAnew(id: string, reason: string, envelope: Envelope, accountId?: string) {
    const command = this.ownProposals.anew(envelope, reason, accountId);
    const { state } = await this.commands.execute(correction, id, command, { ...envelope, reason });
    return correctionStepOf(id, state);
  }
}
