import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Reach } from '@pishkhan/roles';
import {
  CommandEnvelope,
  Commands,
  CurrentActor,
  type Envelope,
  Granted,
  mustBeWithin,
  OkPage,
  OkResponse,
  Operation,
  PersonalData,
  Reads,
  Access,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { shown, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { moneyReaders, sightOfMoney } from '../beneficiary/sight.ts';
import { decidedFields, decidedOf, type DecidedNow } from '../decision/decided.schema.ts';
import { inWords } from '../decision/happenings.ts';
import { MoneyDecisions } from '../decision/money-decisions.ts';
import { undecidedReversal } from '../decision/undecided.ts';
import { reversalMustExist } from './domain/payment-reversal.rules.ts';
import { paymentReversal } from './domain/payment-reversal.ts';
import {
  PaymentPath,
  ReversalBody,
  ReversalDeclineBody,
  ReversalPath,
  ReversalQuery,
  ReversalStepDto,
  reversalReasonTitles,
  reversalStepOf,
  reversalTitles,
} from './payment-reversal.dto.ts';
import { paymentReversals } from './payment-reversals.view.ts';
import { ReversalDesk } from './desk/reversal-desk.ts';

const { persons: _persons, accounts: _accounts, history: _history, ...fields } = paymentReversals.document.properties;
const shownReversal = Type.Object(
  { ...fields, ...decidedFields, reasonTitle: inWords('the reason in words') },
  { $id: 'PaymentReversal' },
);
const reversalOf = (found: DocumentOf<typeof paymentReversals.document>, now?: DecidedNow) => ({
  ...shown(paymentReversals, found),
  ...decidedOf(found, reversalTitles, now),
  reasonTitle: { ...reversalReasonTitles[found.reason] },
});

@ApiTags('payments')
@Controller('v1')
export class PaymentReversalApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(ReversalDesk) private readonly desk: ReversalDesk,
    @Inject(MoneyDecisions) private readonly decisions: MoneyDecisions,
  ) {}

  @Post('payments/:reference/reversals')
  @HttpCode(201)
  @Access({ receivablesOfficer: 'ownCounty' })
  @Operation({
    fa: 'درخواست برگشت پرداخت (چک برگشتی، اشتراک اشتباه)؛ شخص دیگری تأیید می‌کند. چک برگشتی همه پرداخت‌های همان رسید را در بر دارد',
    en: 'Request to take a payment back; another person confirms it. A returned cheque includes every payment of its receipt (15.4-47)',
  })
  @ApiCreatedResponse({ type: ReversalStepDto })
  async request(
    @Param() { reference }: PaymentPath,
    @Body() body: ReversalBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ReversalStepDto> {
    const payments = await this.desk.paymentsWith(reach, reference, body);
    const command = this.desk.request(envelope, payments, body);
    const { state } = await this.commands.execute(paymentReversal, payments[0]!.reference, command, envelope);
    return reversalStepOf(state);
  }

  @Get('payment-reversals')
  @Access(moneyReaders)
  @PersonalData('inTexts')
  @Operation({
    fa: 'برگشت‌های پرداخت شهرستان خود (حسابرس: همه؛ نماینده: آن‌ها که برای تأییدشان تعیین شده است)، تازه‌ترین تغییر در آغاز',
    en: 'Reversals of the own county (auditor: all; representative: those for which the head named this person), the latest change first',
  })
  @OkPage(shownReversal)
  async list(
    @Query() { status, account, cursor, limit }: ReversalQuery,
    @Granted() reach: Reach,
    @CurrentActor() actor: SignedInActor,
  ) {
    const { items, next } = await this.reads.page(paymentReversals, {
      filter: {
        ...sightOfMoney(reach),
        ...(status !== undefined && { status }),
        ...(account !== undefined && { accounts: account }),
      },
      orderBy: 'changedAt',
      descending: true,
      cursor,
      limit,
    });
    const now = await this.decisions.now(actor, 'reversal-approval', items.map(undecidedReversal));
    return { items: items.map((each, place) => reversalOf(each, now[place])), next };
  }

  @Get('payment-reversals/:reversalId')
  @Access(moneyReaders)
  @PersonalData('inTexts')
  @Operation({ fa: 'یک برگشت پرداخت', en: 'One reversal' })
  @OkResponse(shownReversal)
  async one(@Param() { reversalId }: ReversalPath, @Granted() reach: Reach, @CurrentActor() actor: SignedInActor) {
    const found = await this.reads.one(paymentReversals, reversalId, reversalMustExist.rule);
    mustBeWithin(reach, found, reversalMustExist.rule, reversalId);
    const [now] = await this.decisions.now(actor, 'reversal-approval', [undecidedReversal(found)]);
    return reversalOf(found, now);
  }

  @Post('payment-reversals/:reversalId/declines')
  @HttpCode(200)
  @Access({ receivablesOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({ fa: 'رد یا انصراف از برگشت با ذکر علت', en: 'Decline or withdraw the reversal, with a reason' })
  @ApiOkResponse({ type: ReversalStepDto })
  async decline(
    @Param() { reversalId }: ReversalPath,
    @Body() { reason }: ReversalDeclineBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<ReversalStepDto> {
    const command = this.desk.decline(envelope, reason);
    return reversalStepOf((await this.commands.execute(paymentReversal, reversalId, command, envelope)).state);
  }
}
