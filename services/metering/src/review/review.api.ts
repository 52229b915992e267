import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { indexJudgementOn } from '@pishkhan/consumption';
import {
  Access,
  Aggregates,
  CommandEnvelope,
  Commands,
  Granted,
  mustBeWithin,
  OkPage,
  Operation,
  PersonalData,
  Reads,
  type Envelope,
  type Page,
} from '@pishkhan/service-kit';
import { shown, shownSchemaOf, trusted, type Shown } from '@pishkhan/views';
import type { Reach } from '@pishkhan/roles';
import { MeterPlaces } from '../copies/meter-places.ts';
import { meter } from '../meter/domain/meter.ts';
import { withHistory } from '../meter/leaving/exchanging/with-history.ts';
import { meterNamed } from '../meter/views/meters-named.ts';
import type { ReviewDecision } from '../meter/domain/reviewing/review.messages.ts';
import { reviewMustExist } from '../meter/domain/reviewing/review.rules.ts';
import { readingPolicy } from './policy/domain/reading-policy.ts';
import { readingsToReview } from './readings-to-review.view.ts';
import {
  AcceptanceBody,
  ReadingCorrectionBody,
  ReasonBody,
  ReviewPath,
  ReviewQuery,
  ReviewStepDto,
} from './review.dto.ts';
import { readersOfReviews } from './review.scope.ts';

const officers = { subscriberAffairsOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' } as const;

const filterOf = {
  waiting: { open: true },
  visitOrdered: { open: true, visitOrdered: true },
  correctionAwaited: { open: true, correctionAwaited: true },
  reviewed: { open: false },
} as const;

/** A decision without the fields that every request has. */
type Decided<Command extends ReviewDecision = ReviewDecision> = Command extends ReviewDecision
  ? Omit<Command, 'reviewId' | 'today' | 'policy' | 'by'>
  : never;

@ApiTags('readings to review')
@Controller('v1/readings-to-review')
export class ReviewApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
  ) {}

  @Get()
  @Access(readersOfReviews)
  @PersonalData('inTexts')
  @Operation({
    fa: 'قرائت‌های شهرستان خود که در انتظار بررسی‌اند، با دلیل؛ قدیمی‌ترین نخست؛ حسابرس همه را می‌بیند (۱۱.۴)',
    en: 'Readings and standstills of the own county that wait for a person, with the reason, the oldest first; the auditor sees all (11.4, F8)',
  })
  @OkPage(shownSchemaOf(readingsToReview))
  async list(
    @Query() { state = 'waiting', finding, countyOffice, meterId, accountId, cursor, limit }: ReviewQuery,
    @Granted() reach: Reach,
  ): Promise<Page<Shown<typeof readingsToReview>>> {
    const filter = {
      ...filterOf[state],
      ...(finding !== undefined && { reasons: trusted({ $elemMatch: { finding } }) }),
      ...(meterId !== undefined && { meterId: await meterNamed(this.reads, meterId) }),
      ...(accountId !== undefined && { accountId }),
    };
    const { items, next } = await this.reads.page(readingsToReview, {
      filter,
      orderBy: 'heldOn',
      cursor,
      limit,
      keep: async (reviews) => this.places.ofCounty(countyOffice, await this.places.within(reach, reviews)),
    });
    return { items: items.map((review) => shown(readingsToReview, review)), next };
  }

  @Post(':reviewId/acceptance')
  @HttpCode(200)
  @Access(officers)
  @Operation({
    fa: 'پذیرش: تأیید گذر از صفر یا مصرف زیاد؛ رقم بیش از ظرفیت یا کمتر از پیش را تنها رئیس با مدرک می‌پذیرد (۱۵.۴-۳۴)',
    en: 'Accept: confirms a rollover or an unusual consumption; what exceeds the capacity or falls is accepted by the head with evidence (15.4-34)',
  })
  @ApiOkResponse({ type: ReviewStepDto })
  acceptReading(
    @Param() { reviewId }: ReviewPath,
    @Body() body: AcceptanceBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ReviewStepDto> {
    const byHead = envelope.actor.roles.includes('headOfSubscriberAffairs');
    return this.decide(reviewId, { type: 'AcceptHeldReading', byHead, ...body }, { envelope, reach });
  }

  @Post(':reviewId/correction')
  @HttpCode(200)
  @Access(officers)
  @Operation({
    fa: 'اصلاح رقم بنا بر مدرک؛ رقم صحیح دوباره سنجیده می‌شود',
    en: 'Correct the index as the evidence shows; the right index is judged again (15.4-34)',
  })
  @ApiOkResponse({ type: ReviewStepDto })
  correctReading(
    @Param() { reviewId }: ReviewPath,
    @Body() body: ReadingCorrectionBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ReviewStepDto> {
    const byHead = envelope.actor.roles.includes('headOfSubscriberAffairs');
    return this.decide(reviewId, { type: 'CorrectHeldReading', byHead, ...body }, { envelope, reach });
  }

  @Post(':reviewId/rejection')
  @HttpCode(200)
  @Access(officers)
  @Operation({
    fa: 'رد قرائت نادرست با ذکر دلیل؛ در سوابق می‌ماند',
    en: 'Reject a misreading with a reason; it stays on record (F8)',
  })
  @ApiOkResponse({ type: ReviewStepDto })
  rejectReading(
    @Param() { reviewId }: ReviewPath,
    @Body() body: ReasonBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ReviewStepDto> {
    return this.decide(reviewId, { type: 'RejectHeldReading', ...body }, { envelope, reach });
  }

  @Post(':reviewId/visit')
  @HttpCode(200)
  @Access(officers)
  @Operation({
    fa: 'درخواست بازدید کنتور؛ کارشناس بازدید آن را در همین فهرست می‌بیند',
    en: 'Order a visit of the meter; the field expert sees it in this list (A3-2)',
  })
  @ApiOkResponse({ type: ReviewStepDto })
  orderVisit(
    @Param() { reviewId }: ReviewPath,
    @Body() body: ReasonBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ReviewStepDto> {
    return this.decide(reviewId, { type: 'OrderReadingVisit', ...body }, { envelope, reach });
  }

  private async decide(
    reviewId: string,
    decided: Decided,
    { envelope, reach }: { readonly envelope: Envelope; readonly reach: Reach },
  ): Promise<ReviewStepDto> {
    const { meterId, accountId } = await this.reads.named(readingsToReview, reviewId, reviewMustExist.rule);
    mustBeWithin(reach, await this.places.placeOf(reach, accountId), reviewMustExist.rule, reviewId);
    const today = civilDate(envelope.businessDate);
    const { state } = await this.aggregates.load(readingPolicy, 'index-judgement');
    const { subject: by } = envelope.actor;
    const command = { ...decided, reviewId, today, by, policy: indexJudgementOn(state, today) };
    const load = this.aggregates.load.bind(this.aggregates);
    await this.commands.execute(meter, meterId, withHistory(load, command), envelope);
    return { reviewId, meterId };
  }
}
