import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { onlyContractorOf, type Reach } from '@pishkhan/roles';
import { Access, Granted, mustHold, OkPage, Operation, type Page } from '@pishkhan/service-kit';
import { readingOrderMustBeOpen } from '../domain/reading-round.rules.ts';
import { readersOfRounds } from '../reading-round.api.ts';
import { RoundPath, StopsQuery } from '../reading-round.dto.ts';
import { SeenRounds } from '../progress/seen-rounds.ts';
import { readingListCsv } from './reading-list.csv.ts';
import { listedStop, ReadingList, type ListedStop } from './reading-list.ts';

@ApiTags('reading rounds')
@Controller('v1/reading-rounds/:roundId')
export class ReadingListApi {
  constructor(
    @Inject(SeenRounds) private readonly seen: SeenRounds,
    @Inject(ReadingList) private readonly list: ReadingList,
  ) {}

  @Get('connections')
  @Access(readersOfRounds)
  @Operation({
    fa: 'اشتراک‌های یک دور به ترتیب پیمودن، با آنچه از هر کدام ثبت شده است',
    en: 'Connections of a round in walk order, with what the records have of each (9.6)',
  })
  @OkPage(listedStop)
  async listConnectionsOfRound(
    @Param() { roundId }: RoundPath,
    @Query() query: StopsQuery,
    @Granted() reach: Reach,
  ): Promise<Page<ListedStop>> {
    await this.mustBeOpen(roundId, reach);
    return this.list.page(roundId, query, reach);
  }

  @Get('reading-list')
  @Access(readersOfRounds)
  @Header('content-type', 'text/csv; charset=utf-8')
  @ApiProduces('text/csv')
  @Operation({
    fa: 'فهرست قرائت یک دور برای پیمانکار (CSV): ترتیب، کد آدرس، سریال و رقم‌های شمارنده',
    en: 'The reading list of a round as CSV: place, address code, serial and digits (9.6)',
  })
  @ApiOkResponse({ description: 'one line for each connection, after a header', schema: { type: 'string' } })
  async downloadReadingList(@Param() { roundId }: RoundPath, @Granted() reach: Reach): Promise<string> {
    await this.mustBeOpen(roundId, reach);
    return readingListCsv(await this.list.all(roundId, reach));
  }

  /** A contractor whose order was refused or called back has nothing to read. */
  private async mustBeOpen(roundId: string, reach: Reach): Promise<void> {
    const { state } = await this.seen.one(roundId, reach);
    if (onlyContractorOf(reach) !== undefined && state !== 'done') mustHold(readingOrderMustBeOpen(state));
  }
}
