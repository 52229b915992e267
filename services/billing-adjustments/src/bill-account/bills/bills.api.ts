import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OkPage, Access, Granted, OkResponse, Operation, PageQuery, Reads } from '@pishkhan/service-kit';
import type { Reach } from '@pishkhan/roles';
import { shown, shownSchemaOf, type Shown } from '@pishkhan/views';
import { Type } from 'typebox';
import { AccountPath, BillPath, billReaders } from './bill.path.ts';
import { AccountPlaces } from './account-places.ts';
import { billedAccountMustExist, billMustExist } from '../domain/bill-account.rules.ts';
import { billsOfAccount } from '../views/bills-of-account.view.ts';
import { ledgerOfAccount } from '../views/ledger-of-account.view.ts';
import { WholeReceipt } from '../payment/reversal/desk/whole-receipt.ts';
import { paymentsOfAccount } from '../views/payments-of-account.view.ts';

const { place: _, ...payment } = paymentsOfAccount.document.properties;
const paymentShown = Type.Object(
  {
    ...payment,
    cameBackWithReceipt: Type.Optional(
      Type.Array(Type.String(), {
        description:
          'reversed payments of the same receipt, channel and day: the cheque of this one was returned (15.4-47)',
      }),
    ),
  },
  { $id: 'PaymentOfAccount' },
);

const latestFirst = { orderBy: 'place', descending: true } as const;

@ApiTags('bills')
@Access(billReaders)
@Controller('v1')
export class BillsApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(WholeReceipt) private readonly receipts: WholeReceipt,
    @Inject(AccountPlaces) private readonly places: AccountPlaces,
  ) {}

  @Get('accounts/:accountId/bills')
  @Operation({
    fa: 'قبض‌های یک اشتراک، تازه‌ترین در آغاز: مبالغ صادرشده و مبالغ جاری',
    en: 'Bills of an account, the latest first: as issued, and with current charges',
  })
  @OkPage(shownSchemaOf(billsOfAccount))
  async bills(@Param() { accountId }: AccountPath, @Query() { cursor, limit }: PageQuery, @Granted() reach: Reach) {
    await this.places.mustBeWithin(reach, accountId, billedAccountMustExist.rule);
    const { items, next } = await this.reads.page(billsOfAccount, {
      filter: { accountId },
      ...latestFirst,
      cursor,
      limit,
    });
    return { items: items.map((each) => shown(billsOfAccount, each)), next };
  }

  @Get('accounts/:accountId/ledger')
  @Operation({
    fa: 'سندهای یک اشتراک، تازه‌ترین در آغاز؛ جمع هر سند صفر است',
    en: 'Postings of an account, the latest first; each sums to zero',
  })
  @OkPage(shownSchemaOf(ledgerOfAccount))
  async ledger(@Param() { accountId }: AccountPath, @Query() { cursor, limit }: PageQuery, @Granted() reach: Reach) {
    await this.places.mustBeWithin(reach, accountId, billedAccountMustExist.rule);
    const { items, next } = await this.reads.page(ledgerOfAccount, {
      filter: { accountId },
      ...latestFirst,
      cursor,
      limit,
    });
    return { items: items.map((each) => shown(ledgerOfAccount, each)), next };
  }

  @Get('accounts/:accountId/payments')
  @Operation({
    fa: 'پرداخت‌های یک اشتراک، تازه‌ترین در آغاز؛ پرداخت برگشتی هیچ قبضی را تسویه نمی‌کند',
    en: 'Payments of an account, the latest first; a reversed payment settles no bill (15.4-47)',
  })
  @OkPage(paymentShown)
  async payments(@Param() { accountId }: AccountPath, @Query() { cursor, limit }: PageQuery, @Granted() reach: Reach) {
    await this.places.mustBeWithin(reach, accountId, billedAccountMustExist.rule);
    const { items, next } = await this.reads.page(paymentsOfAccount, {
      filter: { accountId },
      ...latestFirst,
      cursor,
      limit,
    });
    const beside = await this.receipts.cameBackBeside(items);
    return {
      items: items.map((each) => {
        const cameBackWithReceipt = beside.get(each.reference);
        return { ...shown(paymentsOfAccount, each), ...(cameBackWithReceipt && { cameBackWithReceipt }) };
      }),
      next,
    };
  }

  @Get('bills/:billNumber')
  @Operation({ fa: 'یک قبض', en: 'One bill' })
  @OkResponse(shownSchemaOf(billsOfAccount))
  async bill(@Param() { billNumber }: BillPath, @Granted() reach: Reach): Promise<Shown<typeof billsOfAccount>> {
    const bill = await this.reads.one(billsOfAccount, billNumber, billMustExist.rule);
    await this.places.mustBeWithin(reach, bill.accountId, billMustExist.rule, billNumber);
    return shown(billsOfAccount, bill);
  }
}
