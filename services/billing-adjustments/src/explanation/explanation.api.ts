import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { foldRecorded, readableEvents } from '@pishkhan/event-store';
import { isInScope, isWithin, officesSeenBy, type Reach } from '@pishkhan/roles';
import {
  Aggregates,
  CurrentActor,
  Granted,
  knownOn,
  LookUps,
  ofHousehold,
  OkResponse,
  Operation,
  PersonalData,
  PLATFORM,
  rejectionProblem,
  Access,
  type Platform,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { maskableExplanation } from '../bill-account/bills/look-ups/shown-without-reason.ts';
import { BillPath, billReaders } from '../bill-account/bills/bill.path.ts';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { billMustBeKnownThen, billMustExist } from '../bill-account/domain/bill-account.rules.ts';
import { accountOfBill } from '../bill-account/domain/billing/bill-numbers.ts';
import { backgroundOf } from './background.ts';
import { explainBill } from './explain-bill.ts';
import { ExplanationQuery } from './explanation.dto.ts';

@ApiTags('bills')
@Access(billReaders)
@PersonalData('withReason')
@Controller('v1')
export class ExplanationApi {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(LookUps) private readonly lookUps: LookUps,
  ) {}

  @Get('bills/:billNumber/explanation')
  @Operation({
    fa: 'توضیح مبلغ قبض بر پایه اطلاعات یک روز یا لحظه: هر ردیف با رویدادهای سازنده آن',
    en: 'Explains the amount of the bill, as known on a day or at an instant: each line down to the events that caused it',
  })
  @OkResponse(maskableExplanation.schema)
  async explanation(
    @Param() { billNumber }: BillPath,
    @Query() query: ExplanationQuery,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ) {
    const asKnownOn = query.asKnownOn ?? this.platform.clock.now().toISOString();
    const isKnown = knownOn(asKnownOn);
    const accountId = accountOfBill(billNumber);
    const events = readableEvents(billAccount, await this.aggregates.history(billAccount, accountId));
    const background = await backgroundOf(this.aggregates.load.bind(this.aggregates), events);
    const { terms, bills } = foldRecorded(billAccount, events);
    const sees = (officeId: string | undefined) =>
      isInScope(officesSeenBy(actor), { officeId, countyOffice: terms!.countyOffice });
    if (!isWithin(reach, { countyOffice: terms?.countyOffice }))
      throw rejectionProblem(billMustExist(billNumber, asKnownOn));
    const explained = explainBill(events.filter(isKnown), billNumber, background, sees);
    if (!explained) {
      const isIssued = bills.some(({ face }) => face.billNumber === billNumber);
      throw rejectionProblem((isIssued ? billMustBeKnownThen : billMustExist)(billNumber, asKnownOn));
    }
    const form = await this.lookUps.record({ ...ofHousehold(accountId, terms?.countyOffice), rows: 1 });
    return maskableExplanation.as(form, { asKnownOn, ...explained });
  }
}
