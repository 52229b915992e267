import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { indexJudgementOn } from '@pishkhan/consumption';
import {
  Access,
  Aggregates,
  CurrentActor,
  Granted,
  mustBeWithin,
  OkResponse,
  Operation,
  PersonalData,
  PLATFORM,
  Reads,
  type Platform,
  type SignedInActor,
} from '@pishkhan/service-kit';
import type { Reach } from '@pishkhan/roles';
import { shown } from '@pishkhan/views';
import { MeterPlaces } from '../../copies/meter-places.ts';
import { meter } from '../../meter/domain/meter.ts';
import { reviewMustExist } from '../../meter/domain/reviewing/review.rules.ts';
import { readingPolicy } from '../policy/domain/reading-policy.ts';
import { readingsToReview } from '../readings-to-review.view.ts';
import { ReviewPath } from '../review.dto.ts';
import { readersOfReviews } from '../review.scope.ts';
import { expectedOn } from './expected-range.ts';
import { heldReading } from './held-reading.schema.ts';
import { decisionsOn } from './offered.ts';

const deciding = ['subscriberAffairsOfficer', 'headOfSubscriberAffairs'] as const;

@ApiTags('readings to review')
@Controller('v1/readings-to-review')
export class HeldReadingApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock'>,
  ) {}

  @Get(':reviewId')
  @Access(readersOfReviews)
  @PersonalData('inTexts')
  @Operation({
    fa: 'یک قرائت نگه‌داشته‌شده: بازه مورد انتظار و تصمیم‌هایی که خواننده می‌تواند بگیرد، با پیامد قبض (۱۱.۴، ۱۵.۴-۳۴)',
    en: 'One held reading: the expected range, and the decisions that the caller may take with what follows for the bill (11.4, 15.4-34, F4)',
  })
  @OkResponse(heldReading)
  async readHeldReading(
    @Param() { reviewId }: ReviewPath,
    @Granted() reach: Reach,
    @CurrentActor() { subject: by, roles }: SignedInActor,
  ) {
    const review = await this.reads.one(readingsToReview, reviewId, reviewMustExist.rule);
    const placed = await this.places.placeOf(reach, review.accountId);
    mustBeWithin(reach, placed, reviewMustExist.rule, reviewId);
    const [{ state }, versions] = await Promise.all([
      this.aggregates.load(meter, review.meterId),
      this.aggregates.load(readingPolicy, 'index-judgement'),
    ]);
    const isThere = state.status === 'installed' && state.accountId === review.accountId;
    const today = this.platform.clock.today();
    const policy = indexJudgementOn(versions.state, today);
    const waits = isThere && review.open && !review.correctionAwaited;
    const byHead = roles.includes('headOfSubscriberAffairs');
    return {
      review: shown(readingsToReview, review),
      expected: isThere && review.about === 'reading' ? expectedOn(state, review.readOn, policy) : null,
      decisions:
        waits && deciding.some((role) => roles.includes(role))
          ? decisionsOn(reviewId, state, { by, byHead, today, policy })
          : [],
    };
  }
}
