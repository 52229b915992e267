import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OkPage, Operation, PageQuery, Reads, Roles } from '@pishkhan/service-kit';
import { shown, shownSchemaOf } from '@pishkhan/views';
import { readingsNotBilled } from './readings-not-billed.view.ts';

@ApiTags('bills')
@Controller('v1')
export class KeptReadingApi {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  @Get('readings-not-billed')
  @Roles('subscriberAffairsOfficer', 'headOfSubscriberAffairs', 'auditor')
  @Operation({
    fa: 'قرائت‌های پذیرفته‌ای که هنوز قبض نشده‌اند، با علت، تاریخ آغاز و مهلت؛ قدیمی‌ترین در آغاز',
    en: 'Accepted readings without a bill, with the reason, since when and until when; the oldest first',
  })
  @OkPage(shownSchemaOf(readingsNotBilled))
  async list(@Query() { cursor, limit }: PageQuery) {
    const { items, next } = await this.reads.page(readingsNotBilled, {
      filter: { waiting: true },
      orderBy: 'since',
      cursor,
      limit,
    });
    return { items: items.map((each) => shown(readingsNotBilled, each)), next };
  }
}
