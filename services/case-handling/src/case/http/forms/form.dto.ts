import { ApiProperty } from '@nestjs/swagger';
import { WordsDto } from './words.dto.ts';

export class FormOptionDto {
  @ApiProperty({ type: 'string' }) value!: string;
  @ApiProperty({ type: () => WordsDto }) label!: WordsDto;
}

/** What another field of the same form or row says. */
export class ConditionDto {
  @ApiProperty({ type: 'string', description: 'name of the other field' }) field!: string;
  @ApiProperty({ type: 'string', enum: ['given', 'missing', 'oneOf'] }) is!: string;
  @ApiProperty({
    type: 'string',
    isArray: true,
    description: 'of `oneOf`: codes of options; `true` and `false` of a yes or no',
  })
  values!: string[];
}

/** A field of a form, for a screen. */
export class FormFieldDto {
  @ApiProperty({ type: 'string', description: 'name in the body of the request' }) name!: string;
  @ApiProperty({ type: () => WordsDto }) label!: WordsDto;
  @ApiProperty({ type: () => WordsDto, nullable: true }) help!: WordsDto | null;
  @ApiProperty({
    type: 'string',
    enum: ['text', 'choice', 'index', 'count', 'amount', 'reading', 'yesNo', 'date', 'mobile', 'person', 'list'],
  })
  type!: string;
  @ApiProperty({ type: 'boolean' }) required!: boolean;
  @ApiProperty({
    type: () => ConditionDto,
    nullable: true,
    description: 'the field is asked only if this holds; a value is refused otherwise',
  })
  shownIf!: ConditionDto | null;
  @ApiProperty({ type: () => ConditionDto, nullable: true, description: 'required if this holds' })
  requiredIf!: ConditionDto | null;
  @ApiProperty({ type: 'boolean', description: 'personal data: stored encrypted, never in an event' })
  personal!: boolean;
  @ApiProperty({
    type: () => FormOptionDto,
    isArray: true,
    nullable: true,
    description: 'options of a choice, in order',
  })
  options!: FormOptionDto[] | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'of a text' }) maxLength!: number | null;
  @ApiProperty({ type: () => FormFieldDto, isArray: true, nullable: true, description: 'fields of one row of a list' })
  rowFields!: FormFieldDto[] | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'of a list' }) maxRows!: number | null;
}

/** An action that the caller may take on the case now. */
export class ActionDto {
  @ApiProperty({ type: 'string', description: 'verb of the action: decide, report, inform …' }) name!: string;
  @ApiProperty({ type: () => WordsDto }) title!: WordsDto;
  @ApiProperty({ type: () => WordsDto, nullable: true, description: 'text for the applicant' })
  says!: WordsDto | null;
  @ApiProperty({ type: 'string', example: 'POST' }) method!: string;
  @ApiProperty({ type: 'string', description: 'service that accepts the request', example: 'case-handling' })
  service!: string;
  @ApiProperty({ type: 'string', description: 'path of the request' }) path!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'body fields with a fixed value, such as the answer of a decision',
  })
  fixed!: Record<string, string>;
  @ApiProperty({ type: () => FormFieldDto, isArray: true, description: 'fields to fill in, in order' })
  fields!: FormFieldDto[];
}
