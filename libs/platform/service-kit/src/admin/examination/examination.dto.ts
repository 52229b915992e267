import { listOf, optional, part, plain } from '@pishkhan/fields';
import { dto } from '../../fields/dto.ts';
import { TextDto } from '../../fields/publishing/documents/documents.dto.ts';

const verdicts = ['sound', 'wrong', 'underWay', 'notExamined'] as const;

class CheckDto extends dto({
  check: plain.text({ fa: 'نام بررسی', en: 'name of the check' }),
  title: part(TextDto, { fa: 'آنچه بررسی شد', en: 'what was examined' }),
  verdict: plain.choice({ fa: 'نتیجه', en: 'result' }, verdicts),
  found: optional(part(TextDto, { fa: 'یافته در یک جمله', en: 'what was found, in a sentence' })),
  remedy: optional(part(TextDto, { fa: 'چه باید کرد', en: 'what to do' })),
  details: plain.texts({ fa: 'شرح فنی و نام‌ها، حداکثر ۱۰', en: 'technical details and names, at most 10' }),
}) {}

export class ExaminationDto extends dto({
  service: part(TextDto, { fa: 'سرویس', en: 'title of the service' }),
  examinedAt: plain.instant({ fa: 'زمان بررسی', en: 'when it was examined' }),
  checks: listOf(CheckDto, { fa: 'بررسی‌ها', en: 'checks' }),
}) {}
