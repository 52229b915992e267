import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, type CivilDate } from '@pishkhan/calendar';
import type { Season, TariffBook } from '../../tariff/domain/tariff-book.messages.ts';
import { seasonOn, tariffOn } from '../../tariff/domain/tariff-book.seasons.ts';
import { readTariffFile } from '../../tariff/tariff-files.ts';
import { dateOf, dayNumber } from './rating.days.ts';
import { placeOf, stretches } from './rating.schedule.ts';

const season = (name: string, from: string, to: string): Season => ({ name, title: { fa: name, en: name }, from, to });
const published = readTariffFile('1397.json');
const odd = {
  ...published,
  version: 'odd',
  effectiveFrom: '2026-12-01' as CivilDate,
  seasons: [season('short', '12-30', '12-30'), season('spring', '01-01', '06-31'), season('rest', '07-01', '12-29')],
};
const book: TariffBook = { versions: [published, odd] };

describe('the book as stretches of days', () => {
  it('11.1, 11.2: has the version and the season of the book for every day, also a season of only the leap day', () => {
    const all = stretches(book);
    for (let day = dayNumber(published.effectiveFrom); day < dayNumber('2036-01-01' as CivilDate); day += 1) {
      const { version, season: name } = all[placeOf(all, day)]!;
      const expected = tariffOn(book, dateOf(day))!;
      if (version !== expected || name !== seasonOn(expected, dateOf(day))!.name)
        throw new Error(`${dateOf(day)}: ${version.version} ${name}`);
    }
    expect(
      all.filter(({ season: name }) => name === 'short').map(({ start, end }) => [dateOf(start), end - start]),
    ).toEqual(expect.arrayContaining([['2030-03-20', 1]]));
    expect(stretches(book)).toBe(all);
  });
  it('has no stretch before the first version', () =>
    expect(placeOf(stretches(book), dayNumber(published.effectiveFrom) - 1)).toBe(-1));
  it('counts days like the calendar, over centuries', () => {
    for (let days = 0; days < 200_000; days += 37) {
      const date = addDays('1899-02-27' as CivilDate, days);
      expect(dayNumber(date)).toBe(daysBetween('1970-01-01' as CivilDate, date));
    }
  });
});
