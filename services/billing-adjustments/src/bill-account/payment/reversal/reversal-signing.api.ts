import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CommandEnvelope, Commands, type Envelope, Operation, Reads, StrongLogin } from '@pishkhan/service-kit';
import { Signers } from '../../../correction/signing/signers.ts';
import { beneficiariesOf } from '@pishkhan/service-kit/beneficiary';
import { MoneyStandInBody } from '../beneficiary/money-stand-in.dto.ts';
import { ReversalDesk } from './desk/reversal-desk.ts';
import type { PaymentReversalState } from './domain/payment-reversal.state.ts';
import { paymentReversal } from './domain/payment-reversal.ts';
import { ReversalPath, ReversalStepDto, reversalStepOf } from './payment-reversal.dto.ts';

/** Confirmations of a reversal, and who gives a missing one (7.5, 15.4-35). */
@ApiTags('payments')
@Controller('v1/payment-reversals')
export class ReversalSigningApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(ReversalDesk) private readonly desk: ReversalDesk,
    @Inject(Signers) private readonly signers: Signers,
  ) {}

  @Post(':reversalId/confirmations')
  @HttpCode(200)
  @StrongLogin('money')
  @Access({
    receivablesOfficer: 'ownCounty',
    headOfSubscriberAffairs: 'ownCounty',
    qualifiedRepresentative: 'ownOffice',
  })
  @Operation({
    fa: 'تأیید برگشت به‌دست شخصی دیگر؛ با آخرین تأیید لازم، قبض دوباره باز می‌شود. نماینده تنها برگشتی را تأیید می‌کند که رئیس او را برای آن تعیین کرده است',
    en: 'Confirm the reversal as another person (7.5); after the last required confirmation the bill is open again. A representative confirms only a reversal for which the head named this person',
  })
  @ApiOkResponse({ type: ReversalStepDto })
  async confirm(
    @Param() { reversalId }: ReversalPath,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<ReversalStepDto> {
    const confirmation = this.desk.confirmation(envelope, this.benefiting);
    const command = async (state: PaymentReversalState) => ({
      ...(await confirmation(state)),
      certificates: await this.signers.certificatesOf(envelope.actor.subject),
    });
    return reversalStepOf((await this.commands.execute(paymentReversal, reversalId, command, envelope)).state);
  }

  @Post(':reversalId/stand-ins')
  @HttpCode(201)
  @StrongLogin('authority')
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'تعیین نماینده دارای صلاحیت برای تأییدی که در شهرستان کس دیگری نمی‌تواند بدهد',
    en: 'Name a certified representative for a confirmation that nobody else of the county may give (15.4-35)',
  })
  @ApiCreatedResponse({ type: ReversalStepDto })
  async nameStandIn(
    @Param() { reversalId }: ReversalPath,
    @Body() { person, role, reason }: MoneyStandInBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<ReversalStepDto> {
    const { subject: by, roles, office = '' } = envelope.actor;
    const inputs = this.desk.signing(this.benefiting);
    const command = async (state: PaymentReversalState) => ({
      type: 'NameReversalStandIn' as const,
      ...(await inputs(state)),
      head: { by, roles, office },
      person,
      ...(role !== undefined && { role }),
      reason,
      certificates: await this.signers.certificatesOfStandIn(person),
      inCounty: await this.signers.certifiedIn(office),
    });
    return reversalStepOf((await this.commands.execute(paymentReversal, reversalId, command, envelope)).state);
  }

  private readonly benefiting = async (accountIds: readonly string[]): Promise<readonly string[]> => [
    ...new Set([...(await beneficiariesOf(this.reads, accountIds)).values()].flat()),
  ];
}
