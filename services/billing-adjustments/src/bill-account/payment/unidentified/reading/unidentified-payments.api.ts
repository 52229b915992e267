import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { onlyChannelOf, type Reach } from '@pishkhan/roles';
import {
  Access,
  CurrentActor,
  Granted,
  mustBeWithin,
  OkPage,
  OkResponse,
  Operation,
  PersonalData,
  PLATFORM,
  type Platform,
  Reads,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { MoneyDecisions } from '../../decision/money-decisions.ts';
import { undecidedResolution } from '../../decision/undecided.ts';
import { unidentifiedPaymentMustExist } from '../domain/unidentified-payment.rules.ts';
import { UnidentifiedPaymentPath, UnidentifiedPaymentQuery } from '../unidentified-payment.dto.ts';
import { unidentifiedPayments } from '../views/unidentified-payments.view.ts';
import { shownUnidentifiedPayment, unidentifiedPaymentOf } from './unidentified-payment.answer.ts';
import { placeOf, readersOfUnidentified, seenBy } from './unidentified.scope.ts';

/** What is to be decided, for those who decide: a bank does not learn which members of staff benefit (N4). */
const undecidedFor = (reach: Reach) =>
  onlyChannelOf(reach) === undefined ? undecidedResolution : (): undefined => undefined;

/** Money that waits for its account, and what was decided (8.7). */
@ApiTags('unidentified payments')
@Controller('v1/unidentified-payments')
export class UnidentifiedPaymentsApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(MoneyDecisions) private readonly decisions: MoneyDecisions,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock'>,
  ) {}

  @Get()
  @Access(readersOfUnidentified)
  @PersonalData('inTexts')
  @Operation({
    fa: 'وجوه دریافتی که اشتراک یا روز آن‌ها نامعلوم است، قدیمی‌ترین در آغاز؛ درگاه پرداخت وجوه خود را می‌بیند، شهرستان وجوه خود و وجوه بی‌اشتراک را',
    en: 'Received money whose account or day is doubted, the oldest first (8.7, F17); a channel sees its own, a county its own and those of no known account',
  })
  @OkPage(shownUnidentifiedPayment)
  async list(
    @Query() { status, cursor, limit }: UnidentifiedPaymentQuery,
    @Granted() reach: Reach,
    @CurrentActor() actor: SignedInActor,
  ) {
    const filter = { ...seenBy(reach), ...(status !== undefined && { status }) };
    const { items, next } = await this.reads.page(unidentifiedPayments, {
      filter,
      orderBy: 'receivedAt',
      cursor,
      limit,
    });
    const now = await this.decisions.now(actor, undefined, items.map(undecidedFor(reach)));
    const today = this.platform.clock.today();
    return { items: items.map((each, place) => unidentifiedPaymentOf(each, today, now[place])), next };
  }

  @Get(':unidentifiedPaymentId')
  @Access(readersOfUnidentified)
  @PersonalData('inTexts')
  @Operation({ fa: 'یک وجه نامشخص', en: 'One unidentified payment' })
  @OkResponse(shownUnidentifiedPayment)
  async one(
    @Param() { unidentifiedPaymentId: id }: UnidentifiedPaymentPath,
    @Granted() reach: Reach,
    @CurrentActor() actor: SignedInActor,
  ) {
    const found = await this.reads.one(unidentifiedPayments, id, unidentifiedPaymentMustExist.rule);
    mustBeWithin(reach, placeOf(found, reach), unidentifiedPaymentMustExist.rule, id);
    const [now] = await this.decisions.now(actor, undefined, [undecidedFor(reach)(found)]);
    return unidentifiedPaymentOf(found, this.platform.clock.today(), now);
  }
}
