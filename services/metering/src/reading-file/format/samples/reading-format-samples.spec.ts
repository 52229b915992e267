import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import { readingFormat } from '../domain/reading-format.ts';
import type { ReadingFormatAgreed } from '../domain/reading-format.messages.ts';

it('13.3: events of version 1 replay', () => {
  const path = new URL('./ReadingFormatAgreed.v1.json', import.meta.url);
  const agreed = JSON.parse(readFileSync(path, 'utf8')) as ReadingFormatAgreed;
  const { contractorId: _, ...format } = agreed.data;
  expect(fold(readingFormat, [agreed]).formats).toEqual([format]);
});
