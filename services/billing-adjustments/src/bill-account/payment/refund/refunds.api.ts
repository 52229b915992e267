import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { bankOfIban } from '@pishkhan/identifiers';
import { scopeOf, type Reach } from '@pishkhan/roles';
import {
  Access,
  CurrentActor,
  Granted,
  LookUps,
  mustBeWithin,
  OkPage,
  OkResponse,
  Operation,
  PersonalData,
  Reads,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { maskedNumber } from '@pishkhan/service-kit/look-ups';
import { optional, shown, text, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { refundMustExist } from '../../domain/payment/refund/refund.rules.ts';
import { moneyReaders, sightOfMoney } from '../beneficiary/sight.ts';
import { decidedFields, decidedOf, type DecidedNow } from '../decision/decided.schema.ts';
import { MoneyDecisions } from '../decision/money-decisions.ts';
import { undecidedRefund } from '../decision/undecided.ts';
import { Payees } from './payees.ts';
import { RefundPath, RefundQuery, refundTitles } from './refund.dto.ts';
import { refunds } from './refunds.view.ts';

const { persons: _persons, history: _history, ...fields } = refunds.document.properties;
const shownRefund = Type.Object({ ...fields, ...decidedFields }, { $id: 'Refund' });
const oneRefund = Type.Object(
  {
    ...shownRefund.properties,
    iban: optional(text('bank account, for the county only; masked without a reason')),
    bank: optional(text('name of its bank, if the code is known')),
  },
  { $id: 'RefundWithPayee' },
);

const refundOf = (found: DocumentOf<typeof refunds.document>, now?: DecidedNow) => ({
  ...shown(refunds, found),
  ...decidedOf(found, refundTitles, now),
});

/** Refunds as persons see them (9.5). */
@ApiTags('refunds')
@Controller('v1')
export class RefundsApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Payees) private readonly payees: Payees,
    @Inject(LookUps) private readonly lookUps: LookUps,
    @Inject(MoneyDecisions) private readonly decisions: MoneyDecisions,
  ) {}

  @Get('refunds')
  @Access(moneyReaders)
  @PersonalData('inTexts')
  @Operation({
    fa: 'استردادهای شهرستان خود (حسابرس: همه؛ نماینده: آن‌ها که برای تأییدشان تعیین شده است)، تازه‌ترین تغییر در آغاز؛ با نقش تأییدکننده، کارتابل آن نقش',
    en: 'Refunds of the own county (auditor: all; representative: those for which the head named this person), the latest change first; `approvalsLeft` is the inbox of a role',
  })
  @OkPage(shownRefund)
  async list(
    @Query() { status, approvalsLeft, account, cursor, limit }: RefundQuery,
    @Granted() reach: Reach,
    @CurrentActor() actor: SignedInActor,
  ) {
    const filter = {
      ...sightOfMoney(reach),
      ...(status !== undefined && { status }),
      ...(approvalsLeft !== undefined && { approvalsLeft }),
      ...(account !== undefined && { accountId: account }),
    };
    const { items, next } = await this.reads.page(refunds, {
      filter,
      orderBy: 'changedAt',
      descending: true,
      cursor,
      limit,
    });
    const now = await this.decisions.now(actor, 'refund-approval', items.map(undecidedRefund));
    return { items: items.map((each, place) => refundOf(each, now[place])), next };
  }

  @Get('refunds/:refundId')
  @Access(moneyReaders)
  @PersonalData('withReason')
  @Operation({
    fa: 'یک استرداد؛ شماره شبا تنها برای شهرستان اشتراک و با ذکر دلیل',
    en: 'One refund; the IBAN is for the county of the account only, whole with a reason',
  })
  @OkResponse(oneRefund)
  async one(@Param() { refundId }: RefundPath, @Granted() reach: Reach, @CurrentActor() actor: SignedInActor) {
    const found = await this.reads.one(refunds, refundId, refundMustExist.rule);
    mustBeWithin(reach, found, refundMustExist.rule, refundId);
    const payee = scopeOf(reach).countyOffice === undefined ? undefined : await this.payees.find(refundId);
    const form = await this.lookUps.record({
      accounts: [found.accountId],
      persons: [refundId],
      counties: [found.countyOffice],
    });
    const iban = payee && (form === 'whole' ? payee.iban : maskedNumber(payee.iban));
    const bank = payee && bankOfIban(payee.iban);
    const [now] = await this.decisions.now(actor, 'refund-approval', [undecidedRefund(found)]);
    return { ...refundOf(found, now), ...(iban !== undefined && { iban }), ...(bank !== undefined && { bank }) };
  }
}
