import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { foldRecorded, readableEvents } from '@pishkhan/event-store';
import { officesSeenBy } from '@pishkhan/roles';
import {
  Aggregates,
  CurrentActor,
  rejectionProblem,
  OkPage,
  OkResponse,
  Operation,
  PageQuery,
  type Platform,
  PLATFORM,
  Reads,
  Roles,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { shown, shownSchemaOf, type DocumentOf, type Shown } from '@pishkhan/views';
import { AccountPath, BillPath } from './bill.path.ts';
import { billAccount } from '../domain/bill-account.ts';
import { billMustBeKnownThen, billMustExist } from '../domain/bill-account.rules.ts';
import { accountOfBill } from '../domain/billing/bill-numbers.ts';
import { correctionMustBeOfTheOwnOffice } from '../../correction/domain/correction.rules.ts';
import { knownOn } from '../../explanation/as-known-on.ts';
import { backgroundOf } from '../../explanation/background.ts';
import { explainBill } from '../../explanation/explain-bill.ts';
import { ExplanationQuery } from '../../explanation/explanation.dto.ts';
import { explanation } from '../../explanation/explanation.schema.ts';
import { billsOfAccount } from '../views/bills-of-account.view.ts';
import { ledgerOfAccount } from '../views/ledger-of-account.view.ts';

const latestFirst = { orderBy: 'place', descending: true } as const;

@ApiTags('bills')
@Roles(
  'counterClerk',
  'qualifiedRepresentative',
  'headOfSubscriberAffairs',
  'subscriberAffairsOfficer',
  'fieldExpert',
  'auditor',
)
@Controller('v1')
export class BillsApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get('accounts/:accountId/bills')
  @Operation({
    fa: 'قبض‌های یک اشتراک، تازه‌ترین در آغاز: آن‌گونه که صادر شده و آنچه برقرار است',
    en: 'Bills of an account, the latest first: as issued, and what stands',
  })
  @OkPage(shownSchemaOf(billsOfAccount))
  async bills(@Param() { accountId }: AccountPath, @Query() { cursor, limit }: PageQuery) {
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
  async ledger(@Param() { accountId }: AccountPath, @Query() { cursor, limit }: PageQuery) {
    const { items, next } = await this.reads.page(ledgerOfAccount, {
      filter: { accountId },
      ...latestFirst,
      cursor,
      limit,
    });
    return { items: items.map((each) => shown(ledgerOfAccount, each)), next };
  }

  @Get('bills/:billNumber')
  @Operation({ fa: 'یک قبض', en: 'One bill' })
  @OkResponse(shownSchemaOf(billsOfAccount))
  async bill(@Param() { billNumber }: BillPath): Promise<Shown<typeof billsOfAccount>> {
    return shown(billsOfAccount, await this.reads.one(billsOfAccount, billNumber, billMustExist.rule));
  }

  @Get('bills/:billNumber/explanation')
  @Operation({
    fa: 'چرا مبلغ قبض این است، آن‌گونه که در یک روز یا لحظه دانسته بود: هر سطر تا رویدادهایی که آن را ساخته‌اند',
    en: 'Why the bill has its amount, as it was known on a day or at an instant: each line down to the events that caused it',
  })
  @OkResponse(explanation)
  async explanation(
    @Param() { billNumber }: BillPath,
    @Query() query: ExplanationQuery,
    @CurrentActor() actor: SignedInActor,
  ): Promise<DocumentOf<typeof explanation>> {
    const asKnownOn = query.asKnownOn ?? this.platform.clock.now().toISOString();
    const known = knownOn(asKnownOn);
    const events = readableEvents(billAccount, await this.aggregates.history(billAccount, accountOfBill(billNumber)));
    const background = await backgroundOf(this.aggregates.load.bind(this.aggregates), events);
    const { terms, bills } = foldRecorded(billAccount, events);
    const sees = (officeId: string | undefined) =>
      !correctionMustBeOfTheOwnOffice(officesSeenBy(actor), {
        ...(officeId !== undefined && { officeId }),
        countyOffice: terms!.countyOffice,
      });
    const explained = explainBill(events.filter(known), billNumber, background, sees);
    if (!explained) {
      const isIssued = bills.some(({ face }) => face.billNumber === billNumber);
      throw rejectionProblem((isIssued ? billMustBeKnownThen : billMustExist)(billNumber, asKnownOn));
    }
    return { asKnownOn, ...explained };
  }
}
