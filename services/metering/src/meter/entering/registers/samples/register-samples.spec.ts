import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import type { MeterEvent } from '../../../domain/meter.messages.ts';
import { meter } from '../../../domain/meter.ts';

const stored = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as MeterEvent;

it('C3-1: RegisterSetAssigned v1 replays', () => {
  const events = [stored('../../../samples/MeterInstalled.v1.json'), stored('./RegisterSetAssigned.v1.json')];
  expect(fold(meter, events)).toMatchObject({
    registerSet: { meterType: 'multi-register', registers: { 0: { register: 'low', index: 8_000 }, length: 3 } },
  });
});
