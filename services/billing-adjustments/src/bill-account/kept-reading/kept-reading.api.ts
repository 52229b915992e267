import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { scopeOf, type Reach } from '@pishkhan/roles';
import {
  Granted,
  OkPage,
  Operation,
  PageQuery,
  PersonalData,
  PLATFORM,
  Reads,
  Access,
  type Platform,
} from '@pishkhan/service-kit';
import { shown, trusted, truth } from '@pishkhan/views';
import { Type } from 'typebox';
import { readingsNotBilled } from './readings-not-billed.view.ts';

const { held: _held, waiting: _waiting, ...fields } = readingsNotBilled.document.properties;
const listed = Type.Object(
  { ...fields, isOverdue: truth('the day by which a person should act has passed') },
  { $id: 'ReadingNotBilled' },
);

@ApiTags('bills')
@Controller('v1')
export class KeptReadingApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get('readings-not-billed')
  @Access({ subscriberAffairsOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty', auditor: 'all' })
  @PersonalData('inTexts')
  @Operation({
    fa: 'قرائت‌هایی که قبض نشده‌اند یا پیشنهاد تعدیل برآوردشان رد شده است، با علت و مهلت؛ قدیمی‌ترین در آغاز (شهرستان خود؛ حسابرس: همه)',
    en: 'Readings without a bill, or whose correction of an estimate was declined, with reason and deadline; the oldest first (own county; auditor: all)',
  })
  @OkPage(listed)
  async list(@Query() { cursor, limit }: PageQuery, @Granted() reach: Reach) {
    const { countyOffice } = scopeOf(reach);
    const { items, next } = await this.reads.page(readingsNotBilled, {
      filter: {
        waiting: true,
        ...(countyOffice !== undefined && { countyOffice: trusted({ $in: [countyOffice, null] }) }),
      },
      orderBy: 'since',
      cursor,
      limit,
    });
    const today = this.platform.clock.today();
    return {
      items: items.map((each) => ({
        ...shown(readingsNotBilled, each),
        isOverdue: each.until !== null && each.until < today,
      })),
      next,
    };
  }
}
