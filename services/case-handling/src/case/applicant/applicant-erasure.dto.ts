import { listOf, mobile, optional, plain, uuid } from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';
import { erasureLetter, erasureRefusal, erasureState, erasureStates } from '@pishkhan/service-kit/erasure';

class ErasedCaseBody extends dto({ caseId: uuid({ fa: 'شناسه پرونده', en: 'case' }) }) {}

const MOST_CASES = 50;

/** An applicant without an account is to be erased, on a ground that a letter shows (A6). */
export class ApplicantErasureBody extends dto({
  ...erasureLetter,
  mobile: mobile(
    { fa: 'شماره همراهی که پرونده با آن ثبت شده است', en: 'mobile number with which the cases were registered' },
    { example: '09123456789' },
  ),
  cases: listOf(
    ErasedCaseBody,
    { fa: 'پرونده‌هایی که شخص نام برده است', en: 'cases that the person named' },
    MOST_CASES,
  ),
}) {}

export class DeclineApplicantErasureBody extends dto({ because: erasureRefusal() }) {}

export class ApplicantErasurePath extends dto({ erasureId: uuid({ fa: 'شناسه درخواست', en: 'erasure' }) }) {}

export class ApplicantErasureQuery extends dto({ ...PageQuery.fields, state: optional(erasureState()) }) {}

export class ApplicantErasureStepDto extends dto({
  erasureId: plain.text('erasure'),
  state: plain.choice('waits for the head, how it was decided, or done', erasureStates),
}) {}
