import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { scopeOf, type Reach } from '@pishkhan/roles';
import {
  Access,
  CommandEnvelope,
  Granted,
  OkPage,
  Operation,
  Reads,
  type Envelope,
  type Page,
} from '@pishkhan/service-kit';
import { shown, shownSchemaOf, type Shown } from '@pishkhan/views';
import { RouteBody, RouteNamedDto, RoutesQuery } from './reading-route.dto.ts';
import { readingRoutes } from './reading-routes.view.ts';
import { Routes } from './routes.ts';

@ApiTags('reading rounds')
@Controller('v1/reading-routes')
export class ReadingRouteApi {
  constructor(
    @Inject(Routes) private readonly routes: Routes,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post()
  @Access({ headOfSubscriberAffairs: 'ownCounty', subscriberAffairsOfficer: 'ownCounty' })
  @Operation({
    fa: 'ثبت مسیر قرائت یک منطقه از یک روز به بعد: کنتورها به ترتیب پیمودن با کد آدرس (۹.۶)',
    en: 'Draw a reading route of a zone from a day on: its meters in walk order with address codes (9.6)',
  })
  @ApiCreatedResponse({ type: RouteNamedDto })
  async drawReadingRoute(
    @Body() body: RouteBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<RouteNamedDto> {
    return this.routes.draw(body, envelope, reach);
  }

  @Get()
  @Access({ headOfSubscriberAffairs: 'ownCounty', subscriberAffairsOfficer: 'ownCounty', auditor: 'all' })
  @Operation({ fa: 'مسیرهای قرائت شهرستان', en: 'Reading routes of the county' })
  @OkPage(shownSchemaOf(readingRoutes))
  async listReadingRoutes(
    @Query() { zone, cursor, limit }: RoutesQuery,
    @Granted() reach: Reach,
  ): Promise<Page<Shown<typeof readingRoutes>>> {
    const filter = { ...scopeOf(reach), ...(zone !== undefined && { zone }) };
    const { items, next } = await this.reads.page(readingRoutes, { filter, cursor, limit });
    return { items: items.map((each) => shown(readingRoutes, each)), next };
  }
}
