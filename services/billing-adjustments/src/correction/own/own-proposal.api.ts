import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CommandEnvelope, Commands, type Envelope, Operation, Access, StrongLogin } from '@pishkhan/service-kit';
import {
  correctionOfReading,
  correctionOfTerms,
} from '../../bill-account/domain/correcting/estimates/own-proposals.ts';
import { CorrectionPath, CorrectionStepDto } from '../correction.dto.ts';
import { correctionStepOf } from '../correction.responses.ts';
import { correction } from '../domain/correction.ts';
import {
  BillsStayBody,
  OverruledEstimateBody,
  OverrulingReadingPath,
  ProposalAnewBody,
  ProposedTermsPath,
} from './own-proposal.dto.ts';
import { OwnProposals } from './own-proposals.ts';

/** What a person does about a proposal of the system that was declined or refused (15.4-31, 15.4-32, 15.4-39). */
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
  @StrongLogin('money')
  @Access({ subscriberAffairsOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'تصمیم به ماندن قبض برآوردی پس از رد تعدیل آن، با ذکر علت؛ به‌دست کسی جز ردکننده',
    en: 'Decide that the estimated bill stays after its correction was declined; not by the person who declined (15.4-32)',
  })
  @ApiOkResponse({ type: CorrectionStepDto })
  decide(
    @Param() { readingId }: OverrulingReadingPath,
    @Body() { reason }: OverruledEstimateBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CorrectionStepDto> {
    return this.leave(correctionOfReading(readingId), reason, envelope);
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

  @Post('accounts/:accountId/terms-changes/:changeId/decisions')
  @HttpCode(200)
  @StrongLogin('money')
  @Access({ subscriberAffairsOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'تصمیم به ماندن قبض‌های روزهای گذشته پس از رد تعدیل آن‌ها، با ذکر علت؛ به‌دست کسی جز ردکننده',
    en: 'Decide that the bills under the former terms stay after their correction was declined; not by the person who declined (15.4-39)',
  })
  @ApiOkResponse({ type: CorrectionStepDto })
  decideForTerms(
    @Param() { accountId, changeId }: ProposedTermsPath,
    @Body() { reason }: BillsStayBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CorrectionStepDto> {
    return this.leave(correctionOfTerms(changeId), reason, envelope, accountId);
  }

  @Post('corrections/:correctionId/proposals-anew')
  @HttpCode(200)
  @Access({ subscriberAffairsOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'پیشنهاد دوباره تعدیلی که خود سامانه پیشنهاد داده و رد شده است، با ذکر علت؛ شخص دیگری تأیید می‌کند',
    en: 'Propose a correction of the system again after it was declined, such as one by late evidence; another person approves it (15.4-31, 15.4-32)',
  })
  @ApiOkResponse({ type: CorrectionStepDto })
  proposeById(
    @Param() { correctionId }: CorrectionPath,
    @Body() { reason }: ProposalAnewBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CorrectionStepDto> {
    return this.proposeAnew(correctionId, reason, envelope);
  }

  @Post('corrections/:correctionId/decisions')
  @HttpCode(200)
  @StrongLogin('money')
  @Access({ subscriberAffairsOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'تصمیم به ماندن قبض‌ها پس از رد تعدیلی که خود سامانه پیشنهاد داده است، با ذکر علت؛ به‌دست کسی جز ردکننده',
    en: 'Decide that the bills stay after a correction of the system was declined, such as one by late evidence; not by the person who declined (15.4-31, 15.4-32)',
  })
  @ApiOkResponse({ type: CorrectionStepDto })
  decideById(
    @Param() { correctionId }: CorrectionPath,
    @Body() { reason }: BillsStayBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CorrectionStepDto> {
    return this.leave(correctionId, reason, envelope);
  }

  private async leave(id: string, reason: string, envelope: Envelope, accountId?: string) {
    const command = this.ownProposals.leaving(envelope, reason, accountId);
    const { state } = await this.commands.execute(correction, id, command, { ...envelope, reason });
    return correctionStepOf(id, state);
  }

  private async proposeAnew(id: string, reason: string, envelope: Envelope, accountId?: string) {
    const command = this.ownProposals.anew(envelope, reason, accountId);
    const { state } = await this.commands.execute(correction, id, command, { ...envelope, reason });
    return correctionStepOf(id, state);
  }
}
