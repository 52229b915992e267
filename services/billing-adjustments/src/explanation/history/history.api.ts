import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { foldRecorded, readableEvents } from '@pishkhan/event-store';
import { isWithin, type Reach } from '@pishkhan/roles';
import {
  Access,
  Aggregates,
  Granted,
  LookUps,
  ofHousehold,
  OkResponse,
  Operation,
  PersonalData,
  PLATFORM,
  rejectionProblem,
  type Platform,
} from '@pishkhan/service-kit';
import { BillPath, billReaders } from '../../bill-account/bills/bill.path.ts';
import { billMustExist } from '../../bill-account/domain/bill-account.rules.ts';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { accountOfBill } from '../../bill-account/domain/billing/bill-numbers.ts';
import { historyOfBill } from './bill-history.ts';
import { maskableHistory } from './history.schema.ts';

@ApiTags('bills')
@Access(billReaders)
@PersonalData('withReason')
@Controller('v1')
export class BillHistoryApi {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(LookUps) private readonly lookUps: LookUps,
  ) {}

  @Get('bills/:billNumber/history')
  @Operation({
    fa: 'سامانه از این قبض چه می‌دانست: پس از هر تغییر، وضعیت، مبلغ‌ها و رقم‌ها و آنچه رخ داد',
    en: 'What was known of a bill: its state, amounts and indexes after each change, and what happened',
  })
  @OkResponse(maskableHistory.schema)
  async history(@Param() { billNumber }: BillPath, @Granted() reach: Reach) {
    const accountId = accountOfBill(billNumber);
    const events = readableEvents(billAccount, await this.aggregates.history(billAccount, accountId));
    const countyOffice = foldRecorded(billAccount, events).terms?.countyOffice;
    const steps = isWithin(reach, { countyOffice }) ? historyOfBill(events, billNumber) : [];
    if (steps.length === 0) throw rejectionProblem(billMustExist(billNumber, this.platform.clock.now().toISOString()));
    const form = await this.lookUps.record({ ...ofHousehold(accountId, countyOffice), rows: 1 });
    return maskableHistory.as(form, { billNumber, accountId, steps });
  }
}
