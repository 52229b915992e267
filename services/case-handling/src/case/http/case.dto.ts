import { ApiProperty } from '@nestjs/swagger';
import type { CivilDate } from '@pishkhan/calendar';
import { IsCivilDate, IsMeterIndex, IsOneOf, IsText, IsTruth } from '@pishkhan/service-kit';
import { channels } from '../../engine/acting/actions.ts';
import type { Channel } from '../../engine/case.messages.ts';

/** Report of a visit to the meter. */
export class VisitBody {
  @IsCivilDate({ fa: 'تاریخ بازدید', en: 'day of the visit' }, { example: '2026-11-22' })
  visitedOn!: CivilDate;

  @IsMeterIndex({ fa: 'رقم دیده‌شده روی کنتور', en: 'index seen' }, { example: 2290 })
  indexSeen!: number;

  @IsTruth({
    fa: 'سالم‌بودن کنتور؛ خرابی آن جداگانه پیگیری می‌شود (A2)',
    en: 'whether the meter is sound; a faulty one continues as A2',
  })
  meterSound!: boolean;

  @IsText({ fa: 'توضیح: مشاهدات دیگر در بازدید', en: 'remarks: other observations' }, { max: 2_000, optional: true })
  remarks?: string;
}

export class NoticeBody {
  @IsOneOf({ fa: 'شیوه اعلام به متقاضی', en: 'how the applicant was informed' }, Object.keys(channels), {
    titles: channels,
    example: 'sms',
  })
  channel!: Channel;

  @IsText(
    { fa: 'توضیح: پاسخ متقاضی یا نام شنونده', en: "remarks: the applicant's response, or the informed person" },
    { max: 2_000, optional: true },
  )
  remarks?: string;
}

export class WithdrawalBody {
  @IsText({ fa: 'علت انصراف متقاضی', en: 'reason of the withdrawal' }, { max: 2_000 })
  reason!: string;
}

export class OpenedCaseDto {
  @ApiProperty({ type: 'string' })
  caseId!: string;

  @ApiProperty({ type: 'string', example: '1405-0901-48217-73092-4', description: 'tracking code for the applicant' })
  trackingCode!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'last day of the first promise' })
  answerBy!: string | null;

  @ApiProperty({ type: 'integer', description: 'rials collected, by the schedule in force' })
  feeCharged!: number;
}

/** Stage of the case after a step. */
export class CaseStepDto {
  @ApiProperty({ type: 'string' })
  caseId!: string;

  @ApiProperty({ type: 'string', enum: ['open', 'closed'] })
  state!: 'open' | 'closed';

  @ApiProperty({ type: 'string' })
  stage!: string;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'role that must act next; null while another service is awaited and when closed',
  })
  waitsFor!: string | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'pending request to another service, e.g. the correction',
  })
  requestId!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  outcome!: string | null;
}
