import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  Granted,
  LookUps,
  ofHousehold,
  OkPage,
  OkResponse,
  Operation,
  PageQuery,
  PersonalData,
  Reads,
} from '@pishkhan/service-kit';
import type { Reach } from '@pishkhan/roles';
import { shown } from '@pishkhan/views';
import { AccountPath, BillPath, billReaders } from './bill.path.ts';
import { AccountPlaces } from './account-places.ts';
import { maskableBill, maskablePayment, maskablePosting } from './look-ups/shown-without-reason.ts';
import { billedAccountMustExist, billMustExist } from '../domain/bill-account.rules.ts';
import { billsOfAccount } from '../views/bills-of-account.view.ts';
import { ledgerOfAccount } from '../views/ledger-of-account.view.ts';
import { WholeReceipt } from '../payment/reversal/desk/whole-receipt.ts';
import { paymentsOfAccount } from '../views/payments-of-account.view.ts';

const latestFirst = { orderBy: 'place', descending: true } as const;

@ApiTags('bills')
@Access(billReaders)
@PersonalData('withReason')
@Controller('v1')
export class BillsApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(WholeReceipt) private readonly receipts: WholeReceipt,
    @Inject(AccountPlaces) private readonly places: AccountPlaces,
    @Inject(LookUps) private readonly lookUps: LookUps,
  ) {}

  @Get('accounts/:accountId/bills')
  @Operation({
    fa: 'قبض‌های یک اشتراک، تازه‌ترین در آغاز: مبالغ صادرشده و مبالغ جاری',
    en: 'Bills of an account, the latest first: as issued, and with current charges',
  })
  @OkPage(maskableBill.schema)
  async bills(@Param() { accountId }: AccountPath, @Query() { cursor, limit }: PageQuery, @Granted() reach: Reach) {
    const county = await this.places.within(reach, accountId, billedAccountMustExist.rule);
    const { items, next } = await this.reads.page(billsOfAccount, {
      filter: { accountId },
      ...latestFirst,
      cursor,
      limit,
    });
    const form = await this.lookUps.record({ ...ofHousehold(accountId, county), rows: items.length });
    return { items: items.map((each) => maskableBill.as(form, shown(billsOfAccount, each))), next };
  }

  @Get('accounts/:accountId/ledger')
  @Operation({
    fa: 'سندهای یک اشتراک، تازه‌ترین در آغاز؛ جمع هر سند صفر است',
    en: 'Postings of an account, the latest first; each sums to zero',
  })
  @OkPage(maskablePosting.schema)
  async ledger(@Param() { accountId }: AccountPath, @Query() { cursor, limit }: PageQuery, @Granted() reach: Reach) {
    const county = await this.places.within(reach, accountId, billedAccountMustExist.rule);
    const { items, next } = await this.reads.page(ledgerOfAccount, {
      filter: { accountId },
      ...latestFirst,
      cursor,
      limit,
    });
    const form = await this.lookUps.record({ ...ofHousehold(accountId, county), rows: items.length });
    return { items: items.map((each) => maskablePosting.as(form, shown(ledgerOfAccount, each))), next };
  }

  @Get('accounts/:accountId/payments')
  @Operation({
    fa: 'پرداخت‌های یک اشتراک، تازه‌ترین در آغاز؛ پرداخت برگشتی هیچ قبضی را تسویه نمی‌کند',
    en: 'Payments of an account, the latest first; a reversed payment settles no bill (15.4-47)',
  })
  @OkPage(maskablePayment.schema)
  async payments(@Param() { accountId }: AccountPath, @Query() { cursor, limit }: PageQuery, @Granted() reach: Reach) {
    const county = await this.places.within(reach, accountId, billedAccountMustExist.rule);
    const { items, next } = await this.reads.page(paymentsOfAccount, {
      filter: { accountId },
      ...latestFirst,
      cursor,
      limit,
    });
    const beside = await this.receipts.cameBackBeside(items);
    const form = await this.lookUps.record({ ...ofHousehold(accountId, county), rows: items.length });
    return {
      items: items.map((each) => {
        const cameBackWithReceipt = beside.get(each.reference);
        return maskablePayment.as(form, {
          ...shown(paymentsOfAccount, each),
          ...(cameBackWithReceipt && { cameBackWithReceipt }),
        });
      }),
      next,
    };
  }

  @Get('bills/:billNumber')
  @Operation({ fa: 'یک قبض', en: 'One bill' })
  @OkResponse(maskableBill.schema)
  async bill(@Param() { billNumber }: BillPath, @Granted() reach: Reach) {
    const bill = await this.reads.one(billsOfAccount, billNumber, billMustExist.rule);
    const county = await this.places.within(reach, bill.accountId, billMustExist.rule, billNumber);
    const form = await this.lookUps.record({ ...ofHousehold(bill.accountId, county), rows: 1 });
    return maskableBill.as(form, shown(billsOfAccount, bill));
  }
}
