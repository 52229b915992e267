import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { CommandEnvelope, Commands, type Envelope, Operation, Reads, Access } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { tariffBook, tariffBookId } from './domain/tariff-book.ts';
import { TariffPage, TariffQuery, TariffVersionBody, TariffVersionNamedDto } from './tariff.dto.ts';
import { tariffsInForce } from './views/tariffs-in-force.view.ts';

@ApiTags('tariffs')
@Controller('v1/tariff-versions')
export class TariffApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post()
  @Access({ policyOfficer: 'company' })
  @Operation({
    fa: 'انتشار نسخه‌ای از تعرفه؛ پس از روز انتشار تغییر نمی‌کند',
    en: 'Publish a version of the tariff; it never changes, and another can replace it on that day only (11.1)',
  })
  @ApiCreatedResponse({ type: TariffVersionNamedDto })
  async publishTariffVersion(
    @Body() draft: TariffVersionBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<TariffVersionNamedDto> {
    const today = civilDate(envelope.businessDate);
    await this.commands.execute(tariffBook, tariffBookId, { type: 'PublishTariffVersion', draft, today }, envelope);
    return { version: draft.version };
  }

  @Get()
  @Access({
    counterClerk: 'company',
    qualifiedRepresentative: 'company',
    headOfSubscriberAffairs: 'company',
    subscriberAffairsOfficer: 'company',
    policyOfficer: 'company',
    auditor: 'company',
  })
  @Operation({
    fa: 'نسخه‌های منتشرشده، تازه‌ترین در آغاز؛ یا تنها نسخه جاری در یک روز',
    en: 'Published versions, the latest first; with `on` the one in force on a day',
  })
  @ApiOkResponse({ type: TariffPage })
  async listTariffVersions(@Query() { on, cursor, limit }: TariffQuery): Promise<TariffPage> {
    const filter =
      on === undefined ? {} : { effectiveFrom: trusted({ $lte: on }), replacedBy: trusted({ $exists: false }) };
    const { items, next } = await this.reads.page(tariffsInForce, {
      filter,
      orderBy: 'effectiveFrom',
      descending: true,
      cursor,
      limit: on === undefined ? limit : 1,
    });
    return TariffPage.of({ items, next: on === undefined ? next : null });
  }
}
