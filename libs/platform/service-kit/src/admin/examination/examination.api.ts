import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Operation } from '../../documents/operation.ts';
import { Access } from '../../identity/access.ts';
import { ExaminationDto } from './examination.dto.ts';
import { Examination } from './examination.ts';

/** What a running service finds wrong in its own parts, for company IT (N11). */
@Controller('admin/examination')
@Access({ operator: 'company' })
export class ExaminationApi {
  constructor(@Inject(Examination) private readonly examination: Examination) {}

  @Get()
  @Operation({
    fa: 'بررسی بخش‌های سرویس هنگام کار: چه نادرست است و چه باید کرد؛ آنچه تنها در توقف بررسی می‌شود نیز آمده است',
    en: 'Examine the parts of the running service: what is wrong and what to do; what only npm run doctor can examine is named',
  })
  @ApiOkResponse({ type: ExaminationDto })
  examineService(): Promise<ExaminationDto> {
    return this.examination.now();
  }
}
