import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import {
  CommandEnvelope,
  ConsumesCsv,
  CurrentActor,
  mustHold,
  Operation,
  Roles,
  type Envelope,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { contractorMustBeNamed } from './domain/reading-file.rules.ts';
import { ReadingFileDto } from './reading-file.dto.ts';
import { ReadingFiles } from './reading-files.ts';

@Controller('v1/reading-files')
export class ReadingFileApi {
  constructor(@Inject(ReadingFiles) private readonly files: ReadingFiles) {}

  @Post()
  @HttpCode(200)
  @Roles('readingContractor')
  @ConsumesCsv(
    'columns meter_serial,read_on,index,kind,reader; read_on is a Jalali day such as 1405-07-30, kind is actual, estimated or absent (no index)',
  )
  @Operation({
    fa: 'تحویل یک دور قرائت؛ سطرهای نادرست با شماره سطر و قاعده برمی‌گردند و سطرهای درست ثبت می‌شوند (۱۱.۴)',
    en: 'Deliver a reading file; bad rows are rejected with line and rule, good rows are stored (11.4)',
  })
  @ApiOkResponse({ type: ReadingFileDto })
  async receive(
    @Body() csv: string,
    @CommandEnvelope() envelope: Envelope,
    @CurrentActor() { office }: SignedInActor,
  ): Promise<ReadingFileDto> {
    mustHold(contractorMustBeNamed(office));
    return ReadingFileDto.ofOutcome(await this.files.receive(csv, office!, envelope));
  }
}
