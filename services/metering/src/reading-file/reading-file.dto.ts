import { ApiProperty } from '@nestjs/swagger';
import { currentRequest } from '@pishkhan/service-kit';
import { ruleTitles } from '../rule-titles.ts';
import type { FileOutcome, RefusedRow } from './domain/reading-file.messages.ts';

export class RefusedRowDto {
  @ApiProperty({ type: 'integer', description: 'line of the file, the header being line 1' })
  line!: number;

  @ApiProperty({ type: 'string', description: 'name of the rule', example: 'IndexMustNotFall' })
  rule!: string;

  @ApiProperty({ type: 'string', description: 'the rule in words, by Accept-Language' })
  message!: string;

  @ApiProperty({ type: 'string', required: false, description: 'column' })
  field?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    selfRequired: false,
    description: 'figures that the rule compared',
  })
  data?: Readonly<Record<string, unknown>>;
}

/** How a file fared. */
export class ReadingFileDto {
  @ApiProperty({ type: 'string', description: 'SHA-256 of contractor and content' })
  fileId!: string;

  @ApiProperty({ type: 'integer' })
  rows!: number;

  @ApiProperty({ type: 'integer', description: 'readings that the file brought' })
  accepted!: number;

  @ApiProperty({ type: 'integer', description: 'rows that said what was known already' })
  unchanged!: number;

  @ApiProperty({ type: () => RefusedRowDto, isArray: true })
  refused!: RefusedRowDto[];
}

const inWords = ({ line, rule, field, data }: RefusedRow): RefusedRowDto => ({
  line,
  rule,
  message: ruleTitles[rule]?.[currentRequest()?.language ?? 'fa'] ?? rule,
  ...(field && { field }),
  ...(data && { data }),
});

export const readingFileDto = ({ fileId, rows, accepted, unchanged, refused }: FileOutcome): ReadingFileDto => ({
  fileId,
  rows,
  accepted,
  unchanged,
  refused: refused.map(inWords),
});
