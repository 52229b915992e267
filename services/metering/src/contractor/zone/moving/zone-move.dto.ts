import { choice, civilDate, freeText, meterSerial, optional, plain, uuid } from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';
import { zone } from '../place-names.ts';

export class ZoneMoveBody extends dto({
  zone,
  from: civilDate({ fa: 'نخستین روز در منطقه تازه', en: 'first day in the other zone' }, { example: '2026-11-22' }),
  reason: freeText(
    { fa: 'چرا کنتور در منطقه دیگری است', en: 'why the meter is in another zone' },
    { min: 3, max: 400 },
  ),
}) {}

export class ZoneMovePath extends dto({
  meterId: meterSerial(),
  moveId: uuid({ fa: 'شناسه درخواست انتقال کنتور', en: 'move' }),
}) {}

export class ZoneMoveDeclineBody extends dto({
  reason: freeText({ fa: 'علت رد', en: 'why it is declined' }, { min: 3, max: 400 }),
}) {}

export class ZoneMovesQuery extends dto({
  ...PageQuery.fields,
  state: optional(
    choice({ fa: 'وضعیت', en: 'default waiting' }, ['waiting', 'moved', 'declined'], {
      titles: {
        waiting: { fa: 'در انتظار تأیید', en: 'waiting' },
        moved: { fa: 'منتقل‌شده', en: 'moved' },
        declined: { fa: 'ردشده', en: 'declined' },
      },
    }),
  ),
}) {}

export class ZoneMoveStepDto extends dto({
  moveId: plain.text('move'),
  state: plain.choice('`waiting` for the second person, `moved` or `declined`', ['waiting', 'moved', 'declined']),
}) {}
