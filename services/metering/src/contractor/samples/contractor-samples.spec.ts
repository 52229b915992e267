import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import { exchangeAppointment } from '../appointment/domain/exchange-appointment.ts';
import type { ExchangeContractorAppointed } from '../appointment/domain/exchange-appointment.messages.ts';
import { contractor } from '../domain/contractor.ts';
import type { ContractorEvent } from '../domain/contractor.messages.ts';

it('N5, A1-4: events of version 1 replay', () => {
  const stored = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
  const types = ['ContractorRegistered', 'ReadingContractAgreed', 'ReadingContractEnded'];
  const events = types.map((type) => stored(`./${type}.v1.json`) as ContractorEvent);
  expect(fold(contractor, events)).toMatchObject({
    terms: { works: ['reading'] },
    contracts: [{ covers: { zone: 'zone-a' }, from: '2024-08-21', to: '2026-11-22' }],
  });
  const appointed = stored('../appointment/samples/ExchangeContractorAppointed.v1.json') as ExchangeContractorAppointed;
  expect(fold(exchangeAppointment, [appointed]).appointments).toEqual([appointed.data]);
});
