import { ApiProperty } from '@nestjs/swagger';
import { ActionDto, FormFieldDto } from '../forms/form.dto.ts';
import { WordsDto } from '../forms/words.dto.ts';
import { CourseDto } from './shown/course.dto.ts';
import { CaseCorrectionDto } from './shown/case-correction.dto.ts';

const text = (description: string, more: object = {}) => ApiProperty({ type: 'string', description, ...more });
const orNull = (description: string) => text(description, { nullable: true });
const yesNo = (description: string) => ApiProperty({ type: 'boolean', description });
const part = (of: () => new () => object, more: object = {}) => ApiProperty({ type: () => of(), ...more });
const record = (description: string) => ApiProperty({ type: 'object', additionalProperties: true, description });

export class FeeDto {
  @text('item of the fee schedule') item!: string;
  @ApiProperty({ type: 'integer', description: 'rials' }) amount!: number;
  @text('version of the schedule in force') schedule!: string;
}

export class ClockDto {
  @text('name of the clock') clock!: string;
  @part(() => WordsDto) title!: WordsDto;
  @text('day 0 (10.5)') startedOn!: string;
  @ApiProperty({ type: 'integer' }) within!: number;
  @text('as written in the source', { enum: ['minutes', 'hours', 'workingDays', 'days', 'weeks', 'date'] })
  unit!: string;
  @text('last day') dueOn!: string;
  @orNull('instant at which a deadline in hours or minutes ends') dueAt!: string | null;
  @text('state of the deadline', { enum: ['running', 'missed', 'kept', 'late'] }) state!: string;
  @yesNo('it is suspended while the case is paused (15.2-10)') paused!: boolean;
  @yesNo('the last day is a holiday; it is not moved (10.5-5)') fallsOnClosedDay!: boolean;
  @yesNo('counted by weekly rest days until the calendar is published (15.4-43)') provisional!: boolean;
  @orNull('unit whose calendar it was counted with') calendarUnit!: string | null;
  @ApiProperty({ type: 'string', isArray: true, description: 'versions of that calendar' }) calendarVersions!: string[];
  @ApiProperty({
    type: 'string',
    isArray: true,
    description: 'earlier last days, before the calendar changed (10.5-6)',
  })
  earlierDueOn!: string[];
  @yesNo('it ended before the case was reopened, and stays as it ended (15.4-49)') beforeReopening!: boolean;
}

export class VisitSeenDto {
  @text('day of the visit') visitedOn!: string;
  @text('visitor') visitedBy!: string;
  @ApiProperty({ type: 'integer' }) indexSeen!: number;
  @yesNo('whether the meter is sound') meterSound!: boolean;
  @orNull('remarks') remarks!: string | null;
}

export class NoticeGivenDto {
  @text('sms, phone, inPerson or letter') channel!: string;
  @text('instant') at!: string;
  @text('number of the notice') reference!: string;
  @text('outcome of which the applicant was informed') outcome!: string;
  @text('informed by') informedBy!: string;
  @orNull('remarks') remarks!: string | null;
  @part(() => WordsDto, { nullable: true, description: 'text for the applicant; null in cases of earlier releases' })
  says!: WordsDto | null;
}

export class HistoryActorDto {
  @text('subject') subject!: string;
  @orNull('office') office!: string | null;
}

export class HistoryLineDto {
  @text('instant of recording') at!: string;
  @text('business date') on!: string;
  @text('event') type!: string;
  @part(() => HistoryActorDto) actor!: HistoryActorDto;
  @part(() => WordsDto, { description: 'the line for a clerk' }) says!: WordsDto;
  @record('the event as recorded') data!: Record<string, unknown>;
}

export class CaseSummaryDto {
  @text('case') caseId!: string;
  @text('tracking code') trackingCode!: string;
  @text('kind of case') kind!: string;
  @part(() => WordsDto) title!: WordsDto;
  @text('a withdrawn case waits only for the confirmation to the applicant (15.4-49)', {
    enum: ['open', 'withdrawn', 'closed'],
  })
  state!: string;
  @text('stage') stage!: string;
  @part(() => WordsDto, { nullable: true, description: 'next step; null when closed' })
  nextStep!: WordsDto | null;
  @orNull('role that must act') waitsFor!: string | null;
  @orNull('person of that role to whom it is assigned') assignedTo!: string | null;
  @orNull('cause of the current pause') paused!: string | null;
  @orNull('higher role that also sees the case: escalated by the owner, or by a missed deadline')
  escalatedTo!: string | null;
  @text('counter office') officeId!: string;
  @text('county office') countyOffice!: string;
  @orNull('account; null if the applicant is not a subscriber') accountId!: string | null;
  @text('day of registration') openedOn!: string;
  @orNull('last day of the clock that ends first') dueOn!: string | null;
  @yesNo('that day may change when the calendar is published (15.4-43)') provisional!: boolean;
  @orNull('outcome by name') outcome!: string | null;
}

export class ContinuedCaseDto {
  @text('case') caseId!: string;
  @text('kind of case') kind!: string;
  @text('tracking code') trackingCode!: string;
}

export class WithheldAnswerDto {
  @part(() => WordsDto) title!: WordsDto;
  @text('name of the rule') rule!: string;
  @part(() => WordsDto, { description: 'why, with the facts that decide it' }) says!: WordsDto;
}

export class CaseFileDto extends CaseSummaryDto {
  @ApiProperty({ type: 'integer' }) kindVersion!: number;
  @orNull('meter') meterId!: string | null;
  @text('registered by') openedBy!: string;
  @record('the form as filled in') asked!: Record<string, unknown>;
  @part(() => FormFieldDto, { isArray: true, description: 'fields of that form, in order' })
  askedFields!: FormFieldDto[];
  @part(() => FeeDto, { nullable: true }) fee!: FeeDto | null;
  @part(() => CourseDto, { description: 'where it stands' }) course!: CourseDto;
  @part(() => ClockDto, { isArray: true }) clocks!: ClockDto[];
  @part(() => VisitSeenDto, { nullable: true }) visit!: VisitSeenDto | null;
  @part(() => NoticeGivenDto, { isArray: true }) notices!: NoticeGivenDto[];
  @part(() => CaseCorrectionDto, { nullable: true, description: 'null if none was requested' })
  correction!: CaseCorrectionDto | null;
  @part(() => WordsDto, { nullable: true }) outcomeTitle!: WordsDto | null;
  @ApiProperty({ type: 'boolean', nullable: true, description: 'whether every promise was kept; null while open' })
  answeredInTime!: boolean | null;
  @orNull('kind of the continuing case') continuesAs!: string | null;
  @orNull('the continuing case') continuedBy!: string | null;
  @part(() => ContinuedCaseDto, { nullable: true, description: 'case that this one continues' })
  continues!: ContinuedCaseDto | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'contact data of the applicant, for the office of the case only (A5-4)',
  })
  applicant!: Record<string, unknown> | null;
  @part(() => ActionDto, { isArray: true, description: 'actions that the caller may take now' })
  actions!: ActionDto[];
  @part(() => WithheldAnswerDto, { isArray: true, description: 'answers that a rule withholds from the caller now' })
  withheld!: WithheldAnswerDto[];
  @part(() => HistoryLineDto, { isArray: true }) history!: HistoryLineDto[];
}

export class CasePage {
  @part(() => CaseSummaryDto, { isArray: true }) items!: CaseSummaryDto[];
  @orNull('cursor of the next page') next!: string | null;
}
