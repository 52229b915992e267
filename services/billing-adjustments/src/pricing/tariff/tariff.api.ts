import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { jalaliText } from '@pishkhan/calendar';
import { waitingOf } from '@pishkhan/published-versions';
import {
  Access,
  Aggregates,
  CommandEnvelope,
  confirmers,
  DeclinedVersionBody,
  type Envelope,
  Operation,
  Publications,
  Reads,
  VersionPath,
  StrongLogin,
} from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import type { TariffVersion } from './domain/tariff-book.messages.ts';
import { tariffBook, tariffBookId } from './domain/tariff-book.ts';
import { TariffPage, TariffQuery, TariffVersionBody, TariffVersionNamedDto } from './tariff.dto.ts';
import { tariffsInForce } from './views/tariffs-in-force.view.ts';

/** The Jalali day is of the civil one, unless the request names it. */
export const withJalaliDay = ({
  effectiveFromJalali,
  ...draft
}: Omit<TariffVersionBody, 'reason' | 'basedOn'>): TariffVersion => ({
  ...draft,
  effectiveFromJalali: effectiveFromJalali ?? jalaliText(draft.effectiveFrom),
});

const book = { decider: tariffBook, id: tariffBookId, inputs: {} };

@ApiTags('tariffs')
@Controller('v1/tariff-versions')
export class TariffApi {
  constructor(
    @Inject(Publications) private readonly publications: Publications,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post()
  @Access({ policyOfficer: 'company' })
  @Operation({
    fa: 'پیشنهاد نسخه‌ای از تعرفه؛ با تأیید شخص دوم اجرا می‌شود و پس از روز انتشار تغییر نمی‌کند',
    en: 'Propose a version of the tariff; it is in force when another person confirms it, and never changes (11.1, 7.5)',
  })
  @ApiCreatedResponse({ type: TariffVersionNamedDto })
  async proposeTariffVersion(
    @Body() { reason, basedOn, ...draft }: TariffVersionBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<TariffVersionNamedDto> {
    const { version, status } = await this.publications.propose(
      book,
      withJalaliDay(draft),
      { reason, basedOn },
      envelope,
    );
    return { version, status };
  }

  @Post(':version/confirmations')
  @HttpCode(200)
  @StrongLogin('publication')
  @Access(confirmers)
  @Operation({
    fa: 'تأیید نسخه پیشنهادی تعرفه به دست شخص دوم؛ از همین دم اجرا می‌شود',
    en: 'Confirm a proposed tariff as the second person; it is in force from this moment (7.5)',
  })
  @ApiOkResponse({ type: TariffVersionNamedDto })
  async confirmTariffVersion(
    @Param() { version }: VersionPath,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<TariffVersionNamedDto> {
    const { status } = await this.publications.confirm(book, version, envelope);
    return { version, status };
  }

  @Post(':version/declines')
  @HttpCode(200)
  @Access(confirmers)
  @Operation({
    fa: 'رد نسخه پیشنهادی تعرفه با ذکر علت، یا پس‌گرفتن آن',
    en: 'Decline or withdraw a proposed tariff, with a reason',
  })
  @ApiOkResponse({ type: TariffVersionNamedDto })
  async declineTariffVersion(
    @Param() { version }: VersionPath,
    @Body() { reason }: DeclinedVersionBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<TariffVersionNamedDto> {
    const { status } = await this.publications.decline(book, { version, reason }, envelope);
    return { version, status };
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
    fa: 'نسخه‌های منتشرشده، تازه‌ترین در آغاز؛ یا تنها نسخه جاری در یک روز؛ و پیشنهادهای تأییدنشده',
    en: 'Published versions, the latest first; with `on` the one in force on a day; and proposals that wait',
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
    const { state } = await this.aggregates.load(tariffBook, tariffBookId);
    return TariffPage.of({ items, next: on === undefined ? next : null, waiting: waitingOf(state) });
  }
}
