import { choice, civilDate, freeText, index, nullable, optional, plain, truth } from '@pishkhan/fields';
import { ApiProperty } from '@nestjs/swagger';
import { dto } from '@pishkhan/service-kit';
import { channels } from '../../engine/acting/actions.ts';
import type { Channel } from '../../engine/case.messages.ts';
import { WordsDto } from './forms/words.dto.ts';

/** Report of a visit to the meter. */
export class VisitBody extends dto({
  visitedOn: civilDate({ fa: 'تاریخ بازدید', en: 'day of the visit' }, { example: '2026-11-22' }),
  indexSeen: index({ fa: 'رقم دیده‌شده روی کنتور', en: 'index seen' }, { example: 2290 }),
  meterSound: truth({
    fa: 'سالم‌بودن کنتور؛ خرابی آن جداگانه پیگیری می‌شود (A2)',
    en: 'whether the meter is sound; a faulty one continues as A2',
  }),
  remarks: optional(
    freeText({ fa: 'توضیح: مشاهدات دیگر در بازدید', en: 'remarks: other observations' }, { max: 2_000 }),
  ),
}) {}

export class NoticeBody extends dto({
  channel: choice(
    { fa: 'شیوه اعلام به متقاضی', en: 'how the applicant was informed' },
    Object.keys(channels) as readonly Channel[],
    { titles: channels, example: 'sms' },
  ),
  remarks: optional(
    freeText(
      { fa: 'توضیح: پاسخ متقاضی یا نام شنونده', en: "remarks: the applicant's response, or the informed person" },
      { max: 2_000 },
    ),
  ),
}) {}

export class WithdrawalBody extends dto({
  reason: freeText({ fa: 'علت انصراف متقاضی', en: 'reason of the withdrawal' }, { max: 2_000 }),
}) {}

/** An open case on an account; number and tracking code only for a person who may see it. */
export class OpenCaseDto {
  @ApiProperty({ type: 'string' }) kind!: string;
  @ApiProperty({ type: () => WordsDto }) title!: WordsDto;
  @ApiProperty({ type: 'string', description: 'day of the opening' }) openedOn!: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'null if it is open at another office' })
  caseId!: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'null if it is open at another office' })
  trackingCode!: string | null;
}

export class OpenedCaseDto extends dto({
  caseId: plain.text('case'),
  trackingCode: plain.text('tracking code for the applicant', { example: '1405-0901-48217-73092-4' }),
  answerBy: nullable(plain.day('last day of the first promise')),
  provisional: plain.truth('that day may change when the calendar is published (15.4-43)'),
  feeCharged: plain.whole('rials collected, by the schedule in force'),
}) {
  @ApiProperty({ type: () => WordsDto, description: 'text for the applicant at the counter' }) says!: WordsDto;
  @ApiProperty({ type: () => OpenCaseDto, isArray: true, description: 'other cases open on the account now (F10)' })
  alsoOpen!: OpenCaseDto[];
}

/** Stage of the case after a step. */
export class CaseStepDto extends dto({
  caseId: plain.text('case'),
  state: plain.choice('state; withdrawn until the applicant is informed (15.4-49)', ['open', 'withdrawn', 'closed']),
  stage: plain.text('stage of the case'),
  waitsFor: nullable(plain.text('role that must act next; null while another service is awaited and when closed')),
  requestId: nullable(plain.text('pending request to another service, e.g. the correction')),
  outcome: nullable(plain.text('outcome; null while the case is open')),
}) {
  @ApiProperty({ type: () => WordsDto, nullable: true, description: 'sentence for a report without effect (15.4-49)' })
  says!: WordsDto | null;
}
