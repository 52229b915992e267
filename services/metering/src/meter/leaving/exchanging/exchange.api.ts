import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Reach } from '@pishkhan/roles';
import {
  Access,
  CommandEnvelope,
  Granted,
  mustBeWithin,
  OkPage,
  OkResponse,
  Operation,
  PersonalData,
  Reads,
  type Envelope,
  type Page,
  StrongLogin,
} from '@pishkhan/service-kit';
import { shown, shownSchemaOf, type Shown } from '@pishkhan/views';
import { MeterPlaces } from '../../../copies/meter-places.ts';
import { takingOffMustExist } from '../../domain/exchanging/exchange.rules.ts';
import { MeterPath } from '../../installing/meter.dto.ts';
import {
  ExchangeBody,
  ExchangeDeclineBody,
  ExchangeNamed,
  ExchangePath,
  ExchangesQuery,
  ExchangeStepDto,
} from './exchange.dto.ts';
import { readersOfExchanges } from './exchange.scope.ts';
import { Exchanges } from './exchanges.ts';
import { meterExchanges } from './meter-exchanges.view.ts';

@ApiTags('meter exchanges')
@Controller('v1')
export class ExchangeApi {
  constructor(
    @Inject(Exchanges) private readonly exchanges: Exchanges,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
  ) {}

  @Post('meters/:meterId/exchanges')
  @Access({ connectionsUnit: 'ownCounty' })
  @Operation({
    fa: 'ثبت تعویض کنتور (کارت ۱۳)، یا برداشتن آن با علت نبودن کنتور؛ نفر دوم تأیید می‌کند (۱۱.۴)',
    en: 'Enter a meter exchange (Card 13), or a removal with a named absence; a second person confirms it (11.4)',
  })
  @ApiCreatedResponse({ type: ExchangeStepDto })
  enterExchange(
    @Param() { meterId }: MeterPath,
    @Body() body: ExchangeBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ExchangeStepDto> {
    return this.exchanges.enter(meterId, body, envelope, reach);
  }

  @Post('meters/:meterId/exchanges/:exchangeId/confirmations')
  @HttpCode(200)
  @StrongLogin('money')
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'تأیید تعویض یا برداشتن کنتور، نفر دوم',
    en: 'Confirm an exchange or removal of a meter, as the second person',
  })
  @ApiOkResponse({ type: ExchangeStepDto })
  confirmExchange(
    @Param() path: ExchangePath,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ExchangeStepDto> {
    return this.exchanges.confirm(path, envelope, reach);
  }

  @Post('meters/:meterId/exchanges/:exchangeId/declines')
  @HttpCode(200)
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'رد تعویض یا برداشتن کنتور، با علت',
    en: 'Decline an exchange or removal of a meter, with a reason',
  })
  @ApiOkResponse({ type: ExchangeStepDto })
  declineExchange(
    @Param() path: ExchangePath,
    @Body() { reason }: ExchangeDeclineBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ExchangeStepDto> {
    return this.exchanges.decline(path, reason, envelope, reach);
  }

  @Get('meter-exchanges')
  @Access(readersOfExchanges)
  @PersonalData('inTexts')
  @Operation({
    fa: 'تعویض‌ها و برداشتن‌های ثبت‌شده کنتور در شهرستان، قدیمی‌ترین نخست',
    en: 'Exchanges and removals of meters that were entered in the county, the oldest first',
  })
  @OkPage(shownSchemaOf(meterExchanges))
  async listExchanges(
    @Query() { state = 'waiting', cursor, limit }: ExchangesQuery,
    @Granted() reach: Reach,
  ): Promise<Page<Shown<typeof meterExchanges>>> {
    const { items, next } = await this.reads.page(meterExchanges, {
      filter: { state },
      orderBy: 'enteredOn',
      cursor,
      limit,
      keep: (entries) => this.places.within(reach, entries),
    });
    return { items: items.map((each) => shown(meterExchanges, each)), next };
  }

  @Get('meter-exchanges/:exchangeId')
  @Access(readersOfExchanges)
  @PersonalData('inTexts')
  @Operation({
    fa: 'یک تعویض یا برداشتن کنتور، و تصمیم درباره آن',
    en: 'One exchange or removal of a meter, and the decision on it',
  })
  @OkResponse(shownSchemaOf(meterExchanges))
  async readExchange(@Param() { exchangeId }: ExchangeNamed, @Granted() reach: Reach) {
    const entry = await this.reads.one(meterExchanges, exchangeId, takingOffMustExist.rule);
    mustBeWithin(reach, await this.places.placeOf(reach, entry.accountId), takingOffMustExist.rule, exchangeId);
    return shown(meterExchanges, entry);
  }
}
