import { ApiProperty } from '@nestjs/swagger';
import { choice, optional, text as textField, whole } from '@pishkhan/fields';
import { dto, paging } from '@pishkhan/service-kit';
import { WordsDto } from '../../../forms/words.dto.ts';
import { awaitedNames, awaitedTitles, kindNames, kindTitle } from './titles.ts';

const text = (description: string, more: object = {}) => ApiProperty({ type: 'string', description, ...more });
const orNull = (description: string) => text(description, { nullable: true });
const count = (description: string) => ApiProperty({ type: 'integer', description });
const part = (of: () => new () => object, more: object = {}) => ApiProperty({ type: () => of(), ...more });

/** When the nearest deadline of a case ends; every open case is in exactly one of these. */
export const dueNames = ['overdue', 'today', 'soon', 'later', 'none'] as const;
export type DueName = (typeof dueNames)[number];
const dueTitles: Readonly<Record<DueName, { readonly fa: string; readonly en: string }>> = {
  overdue: { fa: 'مهلت گذشته', en: 'overdue' },
  today: { fa: 'امروز پایان می‌یابد', en: 'due today' },
  soon: { fa: 'تا چند روز کاری دیگر', en: 'due within some working days' },
  later: { fa: 'دیرتر', en: 'due later' },
  none: { fa: 'بی‌مهلت یا مهلت متوقف', en: 'no deadline runs' },
};

/** Which cases the figures count, within those that the caller may see. */
export const counted = {
  kind: optional(
    choice({ fa: 'نوع درخواست', en: 'kind of case; default all' }, kindNames, {
      titles: Object.fromEntries(kindNames.map((kind) => [kind, kindTitle(kind)])),
    }),
  ),
  office: optional(textField({ fa: 'دفتر پیشخوان', en: 'counter office; default all' }, { max: 60 })),
  county: optional(textField({ fa: 'اداره گاز', en: 'county office; default all' }, { max: 60 })),
};
const board = {
  ...counted,
  days: optional(
    whole(
      { fa: 'چند روز کاری پیش رو', en: '`soon` means due within so many working days; default 3' },
      { min: 1, max: 10 },
    ),
  ),
};
export class BoardQuery extends dto(board) {}

export class BoardCasesQuery extends dto({
  ...board,
  ...paging,
  due: optional(choice({ fa: 'مهلت', en: 'deadline; default all' }, dueNames, { titles: dueTitles })),
  stage: optional(textField({ fa: 'مرحله', en: 'stage; default all' }, { max: 60 })),
  awaits: optional(
    choice({ fa: 'در انتظار', en: 'role, cause of a pause, or `service`; default all' }, awaitedNames, {
      titles: awaitedTitles,
    }),
  ),
}) {}

/** Open cases by their nearest deadline. */
export class BoardCountsDto {
  @count('open cases') open!: number;
  @count('of these: a deadline is over, and the step was not taken') overdue!: number;
  @orNull('last day of the deadline that ended first') overdueSince!: string | null;
  @count('of these: the nearest deadline ends today') today!: number;
  @count('of these: it ends by `soonUntil`') soon!: number;
  @count('of these: it ends later') later!: number;
  @count('of these: no deadline runs') none!: number;
  @orNull('last day of the nearest deadline that is not over') nearestDueOn!: string | null;
  @text('day of the registration, or reopening, of the oldest case', { nullable: true }) oldestOn!: string | null;
}
export class StageCountsDto extends BoardCountsDto {
  @text('kind of case') kind!: string;
  @part(() => WordsDto) kindTitle!: WordsDto;
  @text('stage') stage!: string;
  @part(() => WordsDto) title!: WordsDto;
}
export class AwaitedCountsDto extends BoardCountsDto {
  @text('role that must act, cause of a pause, or `service`', { enum: awaitedNames }) awaits!: string;
  @part(() => WordsDto) title!: WordsDto;
}
export class OfficeCountsDto extends BoardCountsDto {
  @text('counter office') officeId!: string;
  @text('county office') countyOffice!: string;
}

/** A kind that has cases in the place that is chosen, whichever kind the figures count. */
export class KindChoiceDto {
  @text('kind of case') kind!: string;
  @part(() => WordsDto) title!: WordsDto;
}

export class BoardDto {
  @text('instant of the count', { format: 'date-time' }) at!: string;
  @text('day of the count', { format: 'date' }) today!: string;
  @text('last day of `soon`', { format: 'date' }) soonUntil!: string;
  @part(() => KindChoiceDto, { isArray: true, description: 'kinds with open cases, whichever kind is asked' })
  kindsToChoose!: KindChoiceDto[];
  @part(() => BoardCountsDto) all!: BoardCountsDto;
  @part(() => StageCountsDto, { isArray: true, description: 'by kind and stage, the most urgent first' })
  stages!: StageCountsDto[];
  @part(() => AwaitedCountsDto, { isArray: true, description: 'by who must act' }) awaited!: AwaitedCountsDto[];
  @part(() => OfficeCountsDto, { isArray: true, description: 'by counter office, at most 200' })
  offices!: OfficeCountsDto[];
  @count('offices with open cases that `offices` leaves out') officesLeftOut!: number;
}

export class BoardCaseDto {
  @text('case') caseId!: string;
  @text('tracking code') trackingCode!: string;
  @text('kind of case') kind!: string;
  @part(() => WordsDto) title!: WordsDto;
  @text('stage') stage!: string;
  @part(() => WordsDto) stageTitle!: WordsDto;
  @text('role that must act, cause of a pause, or `service`', { enum: awaitedNames }) awaits!: string;
  @part(() => WordsDto) awaitsTitle!: WordsDto;
  @text('counter office') officeId!: string;
  @text('county office') countyOffice!: string;
  @orNull('account; null if the applicant is not a subscriber') accountId!: string | null;
  @text('day of the registration') openedOn!: string;
  @text('day on which it entered this stage') since!: string;
  @orNull('last day of the nearest deadline') dueOn!: string | null;
  @text('where that deadline counts', { enum: dueNames }) due!: DueName;
  @ApiProperty({ type: 'integer', nullable: true, description: 'days until that day; negative: it is over' })
  daysLeft!: number | null;
}
export class BoardCasePage {
  @part(() => BoardCaseDto, { isArray: true }) items!: BoardCaseDto[];
  @orNull('cursor of the next page') next!: string | null;
}
