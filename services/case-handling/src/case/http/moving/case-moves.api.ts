import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CommandEnvelope, Operation, type Envelope } from '@pishkhan/service-kit';
import { CaseMovesBody, CaseMovesDto, ClosedOfficePath } from './case-moves.dto.ts';
import { CaseMoves } from './case-moves.ts';

@ApiTags('cases')
@Controller('v1/offices/:officeId/case-moves')
export class CaseMovesApi {
  constructor(@Inject(CaseMoves) private readonly moves: CaseMoves) {}

  @Post()
  @HttpCode(200)
  @Access({ headOfSubscriberAffairs: 'ownCounty', headOfOffice: 'ownCounty' })
  @Operation({
    fa: 'سپردن پرونده‌های باز دفتر بسته‌شده و شکایت‌های پایان‌یافته آن به دفتر دیگری از همین شهرستان؛ مهلت‌ها با تقویم دفتر تازه شمرده می‌شود',
    en: 'Move the open cases of a closed office, and closed ones that can be opened again, to another office of the county; its calendar counts their deadlines (1.1, 15.4-49, 15.4-50)',
  })
  @ApiOkResponse({ type: CaseMovesDto })
  async moveCases(
    @Param() { officeId }: ClosedOfficePath,
    @Body() { to, reason }: CaseMovesBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseMovesDto> {
    return CaseMovesDto.of(await this.moves.move(officeId, to, reason, envelope));
  }
}
