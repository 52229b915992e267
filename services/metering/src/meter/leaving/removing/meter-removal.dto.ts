import { choice, freeText, meterSerial, optional, plain, uuid } from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';

export class RemovalBody extends dto({
  reason: freeText(
    { fa: 'چرا این کنتور از آن این اشتراک نیست', en: 'why the meter is not that of the account' },
    { min: 3, max: 400 },
  ),
}) {}

export class RemovalPath extends dto({
  meterId: meterSerial(),
  removalId: uuid({ fa: 'شناسه درخواست برداشتن کنتور', en: 'removal' }),
}) {}

export class RemovalDeclineBody extends dto({
  reason: freeText({ fa: 'علت رد', en: 'why it is declined' }, { min: 3, max: 400 }),
}) {}

export class RemovalsQuery extends dto({
  ...PageQuery.fields,
  state: optional(
    choice({ fa: 'وضعیت', en: 'default waiting' }, ['waiting', 'removed', 'declined'], {
      titles: {
        waiting: { fa: 'در انتظار تأیید', en: 'waiting' },
        removed: { fa: 'برداشته‌شده', en: 'removed' },
        declined: { fa: 'ردشده', en: 'declined' },
      },
    }),
  ),
}) {}

export class RemovalStepDto extends dto({
  removalId: plain.text('removal'),
  state: plain.text('`waiting` for the second person, `removed` or `declined`'),
}) {}
