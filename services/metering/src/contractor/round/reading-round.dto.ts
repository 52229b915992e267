import { choice, civilDate, listOf, optional, plain, titleText, uuid } from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';
import { contractorId, zone } from '../zone/place-names.ts';
import { orderTitles, standingTitles, type Standing } from './order/order-words.ts';
import type { OrderStatus } from './domain/reading-round.ts';
import { route } from './route/reading-route.dto.ts';

const roundId = uuid({ fa: 'شناسه دور قرائت', en: 'round' });

export class RoundBody extends dto({
  zone,
  route: optional(route),
  from: civilDate({ fa: 'نخستین روز دور', en: 'first day of the round, today at the earliest' }),
  to: civilDate({ fa: 'آخرین روز دور', en: 'last day of the round, included' }),
  contractorId: optional(contractorId),
}) {}

class OpenedRoundDto extends dto({
  roundId: plain.text('round'),
  route: plain.text('route that it walks'),
  contractorId: plain.text('contractor of its order'),
}) {}

export class RoundsOpenedDto extends dto({ rounds: listOf(OpenedRoundDto) }) {}

export class RoundPath extends dto({ roundId }) {}

export class OrderPath extends dto({ roundId, orderId: uuid({ fa: 'شناسه سفارش', en: 'order' }) }) {}

export class OrderBody extends dto({ contractorId: optional(contractorId) }) {}

export class OrderReasonBody extends dto({
  reason: titleText({ fa: 'علت', en: 'why' }, { min: 3, max: 400 }),
}) {}

export class OrderDoneBody extends dto({
  note: optional(
    titleText({ fa: 'علت اشتراک‌های بی‌قرائت', en: 'why connections have no reading' }, { min: 3, max: 400 }),
  ),
}) {}

export class OrderDto extends dto({
  roundId: plain.text('round'),
  orderId: plain.text('order'),
  state: plain.text('state of the order'),
}) {}

const states = Object.keys(orderTitles) as OrderStatus[];
const standings = Object.keys(standingTitles) as Standing[];

export class RoundsQuery extends dto({
  ...PageQuery.fields,
  zone: optional(zone),
  state: optional(choice({ fa: 'وضعیت سفارش', en: 'state of the order' }, states, { titles: orderTitles })),
  overdue: optional(
    choice({ fa: 'مهلت', en: 'only orders whose day to answer or deliver has passed' }, ['overdue'], {
      titles: { overdue: { fa: 'مهلت‌گذشته', en: 'overdue' } },
    }),
  ),
}) {}

export class StopsQuery extends dto({
  ...PageQuery.fields,
  standing: optional(choice({ fa: 'وضعیت قرائت', en: 'state of the reading' }, standings, { titles: standingTitles })),
}) {}
