import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { accountId } from '@pishkhan/fields';
import { CurrentActor, dto, Operation, Reads, Access, type SignedInActor } from '@pishkhan/service-kit';
import { openOnAccount } from '../../../request-subject/open-cases.ts';
import { OpenCaseDto } from '../case.dto.ts';
import { openersIn } from '../case.roles.ts';

class OpenCasesQuery extends dto({ accountId: accountId() }) {}

export class OpenCasesDto {
  @ApiProperty({ type: () => OpenCaseDto, isArray: true }) items!: OpenCaseDto[];
}

@ApiTags('cases')
@Controller('v1/open-cases')
export class OpenCasesApi {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  @Get()
  @Access(openersIn('anyByIdentifier'))
  @Operation({
    fa: 'پرونده‌های باز یک اشتراک در همه دفترها، پیش از ثبت درخواست تازه و گرفتن کارمزد آن',
    en: 'Cases open on an account, at any office: asked before another request and its fee are registered (F10)',
  })
  @ApiOkResponse({ type: OpenCasesDto })
  async list(@Query() query: OpenCasesQuery, @CurrentActor() actor: SignedInActor): Promise<OpenCasesDto> {
    return { items: await openOnAccount(this.reads, query.accountId, actor) };
  }
}
