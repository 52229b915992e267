import { identifier, listOf, optional, part, plain } from '@pishkhan/fields';
import { dto } from '../../fields/dto.ts';
import { TextDto } from '../../fields/publishing/documents/documents.dto.ts';

const states = ['running', 'ended', 'failed', 'interrupted'] as const;
const stages = ['counting', 'checking', 'comparing'] as const;
const verdicts = ['holds', 'broken', 'notChecked'] as const;

export class VerificationPath extends dto({
  verificationId: identifier({ fa: 'شناسه راستی‌آزمایی', en: 'id of the verification' }),
}) {}

class FindingDto extends dto({
  of: plain.choice({ fa: 'قاعده یا فهرست', en: 'a rule of the log, or a view' }, ['rule', 'view']),
  title: part(TextDto, { fa: 'آنچه باید برقرار باشد', en: 'what must hold' }),
  code: plain.text({ fa: 'شماره قاعده یا نام فهرست', en: 'number of the rule, or name of the view' }),
  verdict: plain.choice({ fa: 'نتیجه', en: 'result' }, verdicts),
  examined: plain.whole({ fa: 'تعداد بررسی‌شده', en: 'examined items' }),
  violations: plain.whole({ fa: 'تعداد نقض', en: 'violations' }),
  places: plain.texts({
    fa: 'جریان‌هایی که نقض در آنهاست، حداکثر ۱۰؛ شرح آن را npm run verify می‌نویسد',
    en: 'streams with a violation, at most 10; npm run verify prints what it is',
  }),
  because: optional(part(TextDto, { fa: 'چرا بررسی نشد', en: 'why it was not checked' })),
}) {}
export type VerificationFinding = FindingDto;

export class VerificationDto extends dto({
  verificationId: plain.text({ fa: 'شناسه', en: 'its id' }),
  state: plain.choice({ fa: 'وضعیت', en: 'state' }, states),
  stage: plain.choice({ fa: 'مرحله', en: 'stage: counts the events, checks the rules, compares the views' }, stages),
  done: plain.whole({ fa: 'انجام‌شده از این مرحله', en: 'done of this stage: events, or views' }),
  of: optional(plain.whole({ fa: 'همه این مرحله', en: 'all of this stage; absent while it is counted' })),
  events: plain.whole({ fa: 'تعداد رویدادها', en: 'events up to which it verifies' }),
  startedAt: plain.instant({ fa: 'زمان آغاز', en: 'when it started' }),
  endedAt: optional(plain.instant({ fa: 'زمان پایان', en: 'when it ended' })),
  findings: listOf(FindingDto, { fa: 'یافته‌ها تا این لحظه', en: 'findings up to now' }),
  fault: optional(plain.text({ fa: 'نوع خطای شکست', en: 'kind of the fault with which it failed' })),
}) {}

export class VerificationsDto extends dto({
  service: part(TextDto, { fa: 'سرویس', en: 'title of the service' }),
  items: listOf(VerificationDto, { fa: 'راستی‌آزمایی‌های اخیر، تازه‌ترین نخست', en: 'the last ones, newest first' }),
}) {}
