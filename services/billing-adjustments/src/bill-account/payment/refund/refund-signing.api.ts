import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CommandEnvelope, type Envelope, Operation, Reads, StrongLogin } from '@pishkhan/service-kit';
import { Signers } from '../../../correction/signing/signers.ts';
import { accountOfReference } from '../../domain/payment/payment-reference.ts';
import { beneficiariesOf } from '@pishkhan/service-kit/beneficiary';
import { MoneyStandInBody } from '../beneficiary/money-stand-in.dto.ts';
import { RefundDesk } from './refund-desk.ts';
import { RefundPath, RefundStepDto } from './refund.dto.ts';

/** Signatures of a refund, and who gives a missing one (7.5, 15.4-35). */
@ApiTags('refunds')
@Controller('v1/refunds')
export class RefundSigningApi {
  constructor(
    @Inject(RefundDesk) private readonly desk: RefundDesk,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Signers) private readonly signers: Signers,
  ) {}

  @Post(':refundId/approvals')
  @HttpCode(200)
  @StrongLogin('money')
  @Access({
    receivablesOfficer: 'ownCounty',
    headOfSubscriberAffairs: 'ownCounty',
    qualifiedRepresentative: 'ownOffice',
  })
  @Operation({
    fa: 'تأیید استرداد؛ با آخرین تأیید لازم آماده پرداخت است. نماینده تنها استردادی را تأیید می‌کند که رئیس او را برای آن تعیین کرده است',
    en: 'Approve the refund (7.5); the last required approval releases it to the bank. A representative approves only a refund for which the head named this person',
  })
  @ApiOkResponse({ type: RefundStepDto })
  async approve(@Param() { refundId }: RefundPath, @CommandEnvelope() envelope: Envelope): Promise<RefundStepDto> {
    const beneficiaries = await this.beneficiaries(refundId);
    const certificates = await this.signers.certificatesOf(envelope.actor.subject);
    return this.desk.step(refundId, { type: 'ApproveRefund', beneficiaries, certificates }, envelope);
  }

  @Post(':refundId/stand-ins')
  @HttpCode(201)
  @StrongLogin('authority')
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'تعیین نماینده دارای صلاحیت برای تأییدی که در شهرستان کس دیگری نمی‌تواند بدهد',
    en: 'Name a certified representative for a signature that nobody else of the county may give (15.4-35)',
  })
  @ApiCreatedResponse({ type: RefundStepDto })
  async nameStandIn(
    @Param() { refundId }: RefundPath,
    @Body() { person, role, reason }: MoneyStandInBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<RefundStepDto> {
    const { subject: by, roles, office = '' } = envelope.actor;
    const naming = {
      type: 'NameRefundStandIn',
      head: { by, roles, office },
      person,
      ...(role !== undefined && { role }),
      reason,
      certificates: await this.signers.certificatesOfStandIn(person),
      inCounty: await this.signers.certifiedIn(office),
      beneficiaries: await this.beneficiaries(refundId),
    } as const;
    return this.desk.step(refundId, naming, envelope);
  }

  private async beneficiaries(refundId: string): Promise<readonly string[]> {
    const accountId = accountOfReference(refundId);
    return (await beneficiariesOf(this.reads, [accountId])).get(accountId) ?? [];
  }
}
