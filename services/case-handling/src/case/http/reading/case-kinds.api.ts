import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Operation, PLATFORM, type Platform, Access, type SignedInActor } from '@pishkhan/service-kit';
import { newestOf, type CaseKind, type DeadlineSpec } from '../../../engine/kind/kind.ts';
import { kinds } from '../../../kinds/index.ts';
import { CaseDesk } from '../../case-desk.ts';
import { FeeDto } from './case-file.dto.ts';
import { openersIn } from '../case.roles.ts';
import { FormFieldDto } from '../forms/form.dto.ts';
import { formFieldsOf } from '../forms/form-fields.ts';
import { WordsDto } from '../forms/words.dto.ts';

export class PromiseDto {
  @ApiProperty({ type: () => WordsDto }) title!: WordsDto;
  @ApiProperty({ type: 'integer', nullable: true }) within!: number | null;
  @ApiProperty({ type: 'string', enum: ['minutes', 'hours', 'workingDays', 'days', 'weeks', 'date'] }) unit!: string;
  @ApiProperty({ type: 'string', description: 'rule of the source' }) source!: string;
}
export class CaseKindDto {
  @ApiProperty({ type: 'string' }) kind!: string;
  @ApiProperty({ type: 'integer' }) version!: number;
  @ApiProperty({ type: () => WordsDto }) title!: WordsDto;
  @ApiProperty({ type: 'string', isArray: true, description: 'search words' })
  searchWords!: string[];
  @ApiProperty({
    type: () => FeeDto,
    nullable: true,
    description: 'by the schedule in force; null if there is none',
  })
  fee!: FeeDto | null;
  @ApiProperty({ type: () => PromiseDto, isArray: true, description: 'promise to the applicant' })
  deadlines!: PromiseDto[];
  @ApiProperty({ type: () => FormFieldDto, isArray: true, description: 'fields of the request, in order' })
  fields!: FormFieldDto[];
}
export class CaseKindsDto {
  @ApiProperty({ type: () => CaseKindDto, isArray: true }) items!: CaseKindDto[];
}

const promiseOf = ({ title, within, unit, source }: DeadlineSpec): PromiseDto => ({
  title: { fa: title.fa, en: title.en },
  within: typeof within === 'number' ? within : null,
  unit,
  source,
});

@ApiTags('cases')
@Controller('v1/case-kinds')
export class CaseKindsApi {
  constructor(
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  @Get()
  @Access(openersIn('company'))
  @Operation({
    fa: 'درخواست‌هایی که این شخص ثبت می‌کند، با فرم، کارمزد و مهلت هر یک',
    en: 'The kinds of case that the caller may open, with form, fee and deadlines of each (part 2)',
  })
  @ApiOkResponse({ type: CaseKindsDto })
  async listKinds(@CurrentActor() { roles, office }: SignedInActor): Promise<CaseKindsDto> {
    const opened = newestOf(kinds).filter(({ opens }) => opens.by.some((role) => roles.includes(role)));
    return { items: office === undefined ? [] : await Promise.all(opened.map((kind) => this.kindDto(kind))) };
  }

  private async kindDto(kind: CaseKind): Promise<CaseKindDto> {
    const fee = await this.desk.fee(kind, { on: this.platform.clock.today() });
    return {
      kind: kind.kind,
      version: kind.version,
      title: { fa: kind.title.fa, en: kind.title.en },
      searchWords: [...(kind.searchWords ?? [])],
      fee: fee ? { item: fee.item, amount: fee.amount, schedule: fee.schedule } : null,
      deadlines: Object.values(kind.deadlines)
        .filter(({ during }) => during === undefined)
        .map(promiseOf),
      fields: formFieldsOf(kind.opens.asks),
    };
  }
}
