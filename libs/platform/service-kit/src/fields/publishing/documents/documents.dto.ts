import { ApiProperty } from '@nestjs/swagger';
import { choice, identifier, listOf, nullable, optional, part, plain, truth } from '@pishkhan/fields';
import { publicationWays } from '@pishkhan/published-versions';
import { dto } from '../../dto.ts';

export class TextDto extends dto({ fa: plain.text('Persian'), en: plain.text('English') }) {}

export class DescribedOptionDto {
  @ApiProperty({ type: 'string' }) value!: string;
  @ApiProperty({ type: () => TextDto }) label!: TextDto;
}

const fieldTypes = [
  'text',
  'choice',
  'choices',
  'names',
  'amount',
  'count',
  'yesNo',
  'date',
  'group',
  'list',
  'record',
] as const;

/** A field of a document, for a screen. */
export class DescribedFieldDto {
  @ApiProperty({ type: 'string', description: 'name in the body' }) name!: string;
  @ApiProperty({ type: () => TextDto }) label!: TextDto;
  @ApiProperty({
    enum: fieldTypes,
    description: 'choices: some of the options; names: a list of words; group: an object; record: amounts by name',
  })
  type!: (typeof fieldTypes)[number];
  @ApiProperty({ type: 'boolean' }) required!: boolean;
  @ApiProperty({ type: 'boolean', description: 'null means: without a limit' }) nullable!: boolean;
  @ApiProperty({ type: () => TextDto, nullable: true, description: 'of an amount or a count' }) unit!: TextDto | null;
  @ApiProperty({ type: () => DescribedOptionDto, isArray: true, nullable: true }) options!: DescribedOptionDto[] | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'of a text' }) maxLength!: number | null;
  @ApiProperty({ type: () => DescribedFieldDto, isArray: true, nullable: true, description: 'of a group or one row' })
  rowFields!: DescribedFieldDto[] | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'of a list' }) maxRows!: number | null;
}

export class DocumentPath extends dto({
  document: identifier({ fa: 'نام سند', en: 'name of the document, as the list has it' }),
}) {}

const inTime = {
  version: plain.text('name of the version'),
  from: plain.text('first day in force'),
};
class VersionInTimeDto extends dto(inTime) {}
class ProposalInTimeDto extends dto({ ...inTime, proposedBy: plain.text('who proposed it') }) {}

class ListedDocumentDto extends dto({
  document: plain.text('its name'),
  title: part(TextDto, 'what it decides'),
  isOfOneUnit: truth('whether it is of one office, which otherwise has that of the company'),
  sample: truth('whether the version in force is a sample that nobody has decided'),
  inForce: nullable(part(VersionInTimeDto, 'the version in force today')),
  next: listOf(VersionInTimeDto, 'versions of later days, the earliest first'),
  waiting: listOf(ProposalInTimeDto, 'proposals that wait for a second person'),
}) {}

export class DocumentsDto extends dto({
  service: part(TextDto, 'whose documents these are'),
  items: listOf(ListedDocumentDto, 'documents that are published in versions'),
}) {}

export const versionStates = ['inForce', 'later', 'earlier', 'replaced', 'waiting', 'declined'] as const;

class VersionDto extends dto({
  ...inTime,
  state: choice('what the version is today', versionStates),
  body: plain.record('the fields of a proposal with this content'),
  way: optional(choice('how it came into force', publicationWays)),
  proposedBy: optional(plain.text('who proposed it')),
  proposedOn: optional(plain.text('day of the proposal')),
  reason: optional(plain.text('why it is dated before its proposal')),
  confirmedBy: optional(plain.text('the second person')),
  publishedOn: optional(plain.text('day of publishing')),
  replacedBy: optional(plain.text('version that replaces it')),
  declinedBy: optional(plain.text('who declined or withdrew it')),
  declinedOn: optional(plain.text('day of the decline')),
  declinedBecause: optional(plain.text('why')),
  mayConfirm: optional(truth('of a proposal: whether the reader may confirm it')),
  mayNotConfirm: optional(part(TextDto, 'why the reader may not')),
}) {}

export class DocumentDto {
  @ApiProperty({ type: 'string', description: 'its name' }) document!: string;
  @ApiProperty({ type: () => TextDto }) title!: TextDto;
  @ApiProperty({ type: () => TextDto, description: 'whose document it is' }) service!: TextDto;
  @ApiProperty({ type: 'string', format: 'date', description: 'day of the states' }) today!: string;
  @ApiProperty({ type: 'boolean', description: 'whether the reader may propose a version' }) mayPropose!: boolean;
  @ApiProperty({ type: 'boolean', description: 'whether the reader may be a second person' }) mayDecide!: boolean;
  @ApiProperty({ type: 'string', description: 'path of a proposal' }) proposals!: string;
  @ApiProperty({ type: 'string', description: 'path before `/{version}/confirmations` and `/{version}/declines`' })
  decisions!: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'path that computes the effect of a version' })
  previews!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'in every proposal' })
  fixed!: Record<string, string>;
  @ApiProperty({ type: 'string', description: 'field with the first day in force' }) firstDay!: string;
  @ApiProperty({ type: 'string', description: 'a name that no version has' }) freeName!: string;
  @ApiProperty({ type: () => DescribedFieldDto, isArray: true, description: 'of a proposal, in order' })
  fields!: DescribedFieldDto[];
  @ApiProperty({ type: () => VersionDto, isArray: true, description: 'by first day, the latest first' })
  versions!: VersionDto[];
}
