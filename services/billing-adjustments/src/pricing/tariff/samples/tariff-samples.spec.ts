import { expect, it } from '@jest/globals';
import type { CivilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { byTwoPersons } from '@pishkhan/published-versions/builders';
import { readFileSync } from 'node:fs';
import type { TariffVersionPublished } from '../domain/tariff-book.messages.ts';
import { tariffBook } from '../domain/tariff-book.ts';

it('11.1: TariffVersionPublished v1 replays', () => {
  const event = JSON.parse(
    readFileSync(new URL('TariffVersionPublished.v1.json', import.meta.url), 'utf8'),
  ) as TariffVersionPublished;
  expect(fold(tariffBook, [event]).versions.map(({ version, uses }) => [version, uses[0]!.tables.length])).toEqual([
    ['1397-small', 3],
  ]);
  given(byTwoPersons(tariffBook), event)
    .when({ draft: event.data, today: '2026-11-23' as CivilDate })
    .thenNothing();
});
