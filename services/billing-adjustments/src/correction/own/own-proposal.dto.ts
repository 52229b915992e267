import { accountId, choice, freeText, identifier } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';

export class OverrulingReadingPath extends dto({
  readingId: identifier({ fa: 'قرائت', en: 'reading below an estimate' }),
}) {}

export class ProposedTermsPath extends dto({
  accountId: accountId(),
  changeId: identifier({ fa: 'شماره تغییر شرایط', en: 'change of terms' }),
}) {}

const reason = () => freeText({ fa: 'علت', en: 'reason' }, { min: 3, max: 2_000 });

export class ProposalAnewBody extends dto({ reason: reason() }) {}

export class BillsStayBody extends dto({
  decision: choice({ fa: 'تصمیم', en: 'what is decided' }, ['billsStay'], {
    titles: { billsStay: { fa: 'قبض‌های صادرشده می‌مانند', en: 'the issued bills stay' } },
  }),
  reason: reason(),
}) {}

export class OverruledEstimateBody extends dto({
  decision: choice({ fa: 'تصمیم', en: 'what is decided' }, ['estimateStays'], {
    titles: { estimateStays: { fa: 'قبض برآوردی می‌ماند', en: 'the estimated bill stays' } },
  }),
  reason: reason(),
}) {}
