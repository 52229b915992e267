import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { foldRecorded } from '@pishkhan/event-store';
import { officesSeenBy } from '@pishkhan/roles';
import {
  Aggregates,
  CurrentActor,
  invalid,
  rejectionProblem,
  Operation,
  PageQuery,
  type Platform,
  PLATFORM,
  Reads,
  Roles,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { BillDto, BillPage } from './bill.dto.ts';
import { LedgerPage, type PostingDto } from './ledger.dto.ts';
import { AccountPath, BillPath } from './bill.path.ts';
import { billAccount } from '../domain/bill-account.ts';
import { billMustBeKnownThen, billMustExist } from '../domain/bill-account.rules.ts';
import { accountOfBill } from '../domain/billing/bill-numbers.ts';
import { correctionMustBeOfTheOwnOffice } from '../../correction/domain/correction.rules.ts';
import { knownOn } from '../../explanation/as-known-on.ts';
import { backgroundOf } from '../../explanation/background.ts';
import { explainBill } from '../../explanation/explain-bill.ts';
import { ExplanationDto, ExplanationQuery } from '../../explanation/explanation.dto.ts';
import { billsOfAccount, type BillDocument } from '../views/bills-of-account.view.ts';
import { ledgerOfAccount, type LedgerPosting } from '../views/ledger-of-account.view.ts';

const shown = ({ _id, place: _place, ...bill }: BillDocument): BillDto => bill as unknown as BillDto;
const shownPosting = ({ _id, accountId: _account, ...posting }: LedgerPosting): PostingDto =>
  posting as unknown as PostingDto;
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
  @ApiOkResponse({ type: BillPage })
  async bills(@Param() { accountId }: AccountPath, @Query() { cursor, limit }: PageQuery): Promise<BillPage> {
    const { items, next } = await this.reads.page(billsOfAccount, {
      filter: { accountId },
      ...latestFirst,
      cursor,
      limit,
    });
    return { items: items.map(shown), next };
  }

  @Get('accounts/:accountId/ledger')
  @Operation({
    fa: 'سندهای یک اشتراک، تازه‌ترین در آغاز؛ جمع هر سند صفر است',
    en: 'Postings of an account, the latest first; each sums to zero',
  })
  @ApiOkResponse({ type: LedgerPage })
  async ledger(@Param() { accountId }: AccountPath, @Query() { cursor, limit }: PageQuery): Promise<LedgerPage> {
    const { items, next } = await this.reads.page(ledgerOfAccount, {
      filter: { accountId },
      ...latestFirst,
      cursor,
      limit,
    });
    return { items: items.map(shownPosting), next };
  }

  @Get('bills/:billNumber')
  @Operation({ fa: 'یک قبض', en: 'One bill' })
  @ApiOkResponse({ type: BillDto })
  async bill(@Param() { billNumber }: BillPath): Promise<BillDto> {
    return shown(await this.reads.one(billsOfAccount, billNumber, billMustExist.rule));
  }

  @Get('bills/:billNumber/explanation')
  @Operation({
    fa: 'چرا مبلغ قبض این است، آن‌گونه که در یک روز یا لحظه دانسته بود: هر سطر تا رویدادهایی که آن را ساخته‌اند',
    en: 'Why the bill has its amount, as it was known on a day or at an instant: each line down to the events that caused it',
  })
  @ApiOkResponse({ type: ExplanationDto })
  async explanation(
    @Param() { billNumber }: BillPath,
    @Query() query: ExplanationQuery,
    @CurrentActor() actor: SignedInActor,
  ): Promise<ExplanationDto> {
    const asKnownOn = query.asKnownOn ?? this.platform.clock.now().toISOString();
    const known = knownOn(asKnownOn);
    if (!known)
      throw invalid([
        {
          field: 'asKnownOn',
          rule: 'isDateOrInstant',
          message:
            'asKnownOn must be a date such as 2026-11-22 or 1405-09-01, or an instant such as 2026-11-22T08:00:00Z',
        },
      ]);
    const events = await this.aggregates.history(billAccount, accountOfBill(billNumber));
    const background = await backgroundOf(this.aggregates.load.bind(this.aggregates), events);
    const { terms, bills } = foldRecorded(billAccount, events);
    const sees = (officeId: string | undefined) =>
      !correctionMustBeOfTheOwnOffice(officesSeenBy(actor), {
        ...(officeId !== undefined && { officeId }),
        countyOffice: terms!.countyOffice,
      });
    const explanation = explainBill(events.filter(known), billNumber, background, sees);
    if (!explanation) {
      const isIssued = bills.some(({ face }) => face.billNumber === billNumber);
      throw rejectionProblem((isIssued ? billMustBeKnownThen : billMustExist)(billNumber, asKnownOn));
    }
    return { asKnownOn, ...explanation } as unknown as ExplanationDto;
  }
}
