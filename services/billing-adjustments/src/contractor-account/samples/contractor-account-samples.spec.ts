import { expect, it } from '@jest/globals';
import { fold, given } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import type { ContractorCredited, ContractorDebited } from '../domain/contractor-account.messages.ts';
import { contractorAccount } from '../domain/contractor-account.ts';

it('A3-5: ContractorDebited v1 replays', () => {
  const event = JSON.parse(
    readFileSync(new URL('ContractorDebited.v1.json', import.meta.url), 'utf8'),
  ) as ContractorDebited;
  expect(fold(contractorAccount, [event])).toMatchObject({
    balance: 35_000,
    debits: { 'link-1': { caseId: 'case-1' } },
  });
  const { posting: _posting, ...debit } = event.data;
  given(contractorAccount)
    .when({ type: 'DebitContractor', ...debit })
    .then(event);
});

it('15.4-39: ContractorCredited v1 replays', () => {
  const event = JSON.parse(
    readFileSync(new URL('ContractorCredited.v1.json', import.meta.url), 'utf8'),
  ) as ContractorCredited;
  expect(fold(contractorAccount, [event])).toMatchObject({ balance: -35_000, credits: { 'link-9': {} } });
  const { posting: _posting, ...credit } = event.data;
  given(contractorAccount)
    .when({ type: 'CreditContractor', ...credit })
    .then(event);
});

it('A3-5: ContractorDebited v1 of a known contract replays', () => {
  const event = JSON.parse(
    readFileSync(new URL('histories/ContractorDebited.v1.of-a-contract.json', import.meta.url), 'utf8'),
  ) as ContractorDebited;
  expect(fold(contractorAccount, [event]).debits['link-2']?.misreading).toEqual({
    readOn: '2026-10-01',
    contractId: 'contract-1',
    zone: 'zone-1',
  });
});
