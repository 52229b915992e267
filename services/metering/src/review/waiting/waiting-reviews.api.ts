import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, Granted, OkResponse, Operation, PLATFORM, Reads, type Platform } from '@pishkhan/service-kit';
import type { Reach } from '@pishkhan/roles';
import { MeterPlaces } from '../../copies/meter-places.ts';
import type { ReadingToReview } from '../reading-to-review.schema.ts';
import { readingsToReview } from '../readings-to-review.view.ts';
import { countedOn } from './counted.ts';
import { waitingReviews } from './waiting-reviews.schema.ts';

/** So many are counted, so that a spoiled file of thousands of rows does not make every look at the figures long. */
const MOST_COUNTED = 1_000;
const PAGE = 200;

@ApiTags('readings to review')
@Controller('v1/waiting-reviews')
export class WaitingReviewsApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock'>,
  ) {}

  @Get()
  @Access({
    subscriberAffairsOfficer: 'ownCounty',
    headOfSubscriberAffairs: 'ownCounty',
    fieldExpert: 'ownCounty',
    auditor: 'all',
  })
  @Operation({
    fa: 'شمار قرائت‌های در انتظار بررسی شهرستان خود، به تفکیک دلیل؛ برای حسابرس به تفکیک شهرستان نیز',
    en: 'How many readings of the own county wait for a person, by why they wait; for the auditor also by county (11.4, F8)',
  })
  @OkResponse(waitingReviews)
  async countWaitingReviews(@Granted() reach: Reach) {
    const seen: ReadingToReview[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.reads.page(readingsToReview, {
        filter: { open: true },
        orderBy: 'heldOn',
        limit: PAGE,
        keep: (reviews) => this.places.within(reach, reviews),
        ...(cursor !== undefined && { cursor }),
      });
      seen.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined && seen.length < MOST_COUNTED);
    const countyOf = await this.places.countiesOf(seen);
    return { isMore: cursor !== undefined, ...countedOn(this.platform.clock.today(), seen, countyOf) };
  }
}
