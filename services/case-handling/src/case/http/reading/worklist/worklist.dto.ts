import { ApiProperty } from '@nestjs/swagger';
import { choice, optional } from '@pishkhan/fields';
import { roleNames, roles, type Role } from '@pishkhan/roles';
import { dto, paging } from '@pishkhan/service-kit';
import { METER_VISIT } from '../../../../engine/verbs/report.ts';
import { WordsDto } from '../../forms/words.dto.ts';

const text = (description: string, more: object = {}) => ApiProperty({ type: 'string', description, ...more });
const orNull = (description: string) => text(description, { nullable: true });
const yesNo = (description: string) => ApiProperty({ type: 'boolean', description });
const count = (description: string) => ApiProperty({ type: 'integer', description });
const part = (of: () => new () => object, more: object = {}) => ApiProperty({ type: () => of(), ...more });

const titles = Object.fromEntries(roleNames.map((role) => [role, roles[role].title]));

export class WorklistQuery extends dto({
  ...paging,
  role: optional(choice({ fa: 'نقش', en: 'one role of the caller; default all' }, roleNames, { titles })),
  work: optional(
    choice({ fa: 'کار سفارش‌شده', en: 'only cases that wait for this work; default all' }, [METER_VISIT], {
      titles: { [METER_VISIT]: { fa: 'بازدید کنتور', en: 'meter visit' } },
    }),
  ),
}) {}

export class CameBackDto {
  @orNull('person who sent it back; or who declined the proposal; null if a deadline or a rule did') by!: string | null;
  @text('day') on!: string;
}

export class WorklistItemDto {
  @text('case') caseId!: string;
  @text('tracking code') trackingCode!: string;
  @text('kind of case') kind!: string;
  @part(() => WordsDto) title!: WordsDto;
  @part(() => WordsDto) nextStep!: WordsDto;
  @text('stage') stage!: string;
  @orNull('role that must act; null while another service works') waitsFor!: string | null;
  @text('role of the worklist') shownTo!: string;
  @orNull('person of that role to whom it is assigned') assignedTo!: string | null;
  @orNull('cause of the current pause') paused!: string | null;
  @text('counter office') officeId!: string;
  @orNull('account; null if the applicant is not a subscriber') accountId!: string | null;
  @text('instant at which it entered this stage') since!: string;
  @ApiProperty({ type: 'integer', description: 'days since registration' }) ageInDays!: number;
  @count('days since it entered this stage: so long an order is open') stageAgeInDays!: number;
  @orNull('zone of the meter, for the exchange company that has the order; null for every other reader')
  zone!: string | null;
  @orNull('last day of the clock that ends first') dueOn!: string | null;
  @yesNo('that day may change when the calendar is published (15.4-43)') provisional!: boolean;
  @ApiProperty({ type: 'integer', nullable: true, description: 'days until that day; negative: it is over' })
  daysLeft!: number | null;
  @ApiProperty({
    type: () => CameBackDto,
    nullable: true,
    description: 'the case is here again after a later stage; null if not',
  })
  cameBack!: CameBackDto | null;
  @yesNo('escalated by a missed deadline, or by the owner') escalated!: boolean;
}

export class WorklistPage {
  @part(() => WorklistItemDto, { isArray: true }) items!: WorklistItemDto[];
  @orNull('cursor of the next page') next!: string | null;
}

/** The work of one role of the caller, in figures. */
export class RoleWorkDto {
  @text('role', { enum: roleNames }) role!: Role;
  @part(() => WordsDto) title!: WordsDto;
  @count('cases that wait') waiting!: number;
  @count('of these: the last day of a deadline is over') overdue!: number;
  @count('of these: it is today or within two days') dueSoon!: number;
  @count('of these: paused') paused!: number;
  @count('of these: here again after a later stage') cameBack!: number;
  @orNull('last day of the deadline that ends first') nearestDueOn!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'days since registration of the oldest case' })
  oldestInDays!: number | null;
}

export class WorkSummaryDto {
  @part(() => RoleWorkDto, { isArray: true }) roles!: RoleWorkDto[];
  @count('cases that the caller sent back and that wait there still') sentBack!: number;
}
