import { listOf, placeName, plain, titleText } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';

export class ClosedOfficePath extends dto({ officeId: placeName() }) {}

export class CaseMovesBody extends dto({
  to: placeName(
    { fa: 'دفتری که پرونده‌ها به آن سپرده می‌شود', en: 'office of the county that continues the cases' },
    { example: 'office-102' },
  ),
  /** One text of many cases: a number in it would be sealed for the account of one of them (N17). */
  reason: titleText({ fa: 'دلیل', en: 'reason' }, { min: 3, max: 2_000, example: 'پایان قرارداد دفتر' }),
}) {}

export class CasesNotMovedDto extends dto({
  rule: plain.text('rule that refuses'),
  cases: plain.whole('number of cases'),
}) {}

export class CaseMovesDto extends dto({
  moved: plain.whole('cases moved by this request'),
  left: plain.whole('cases that are still at the closed office; send the command again with a new key'),
  notMoved: listOf(CasesNotMovedDto, 'cases that a rule keeps at the closed office'),
}) {}
