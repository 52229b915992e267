import type { CivilDate } from '@pishkhan/calendar';
import { mostBetween } from '@pishkhan/consumption';
import { shownSchemaOf, whole } from '@pishkhan/views';
import { Type, type TSchema } from 'typebox';
import { meterCard, type MeterCard } from './meter-card.view.ts';

const indexToday = Type.Object(
  {
    least: whole('the last index that was read, m³'),
    most: whole('with all that the meter lets through since then, m³'),
  },
  {
    $id: 'IndexToday',
    description:
      'what the meter can show today; another index needs a second look (13.3, 15.4-34). Absent after an estimate, which bounds no index, and for a meter that was taken off',
  },
);

const card: TSchema & { readonly properties?: object } = shownSchemaOf(meterCard);
/** The card as it is asked for at the meter. */
export const cardToday = { ...card, properties: { ...card.properties, indexToday } };

/** What a meter can show today, for somebody who stands in front of it (13.3, 15.4-34). */
export const indexTodayOf = (
  { lastReading: { kind, index, readOn }, capacity, removed, takenOff }: MeterCard,
  today: CivilDate,
) =>
  kind === 'actual' && removed === null && takenOff === null
    ? { indexToday: { least: index, most: index + mostBetween({ capacity }, readOn as CivilDate, today) } }
    : {};
