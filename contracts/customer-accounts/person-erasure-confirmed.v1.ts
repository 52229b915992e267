import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { civilDate, id } from '../fields.ts';

export const personErasureConfirmed = contract({
  service: 'customer-accounts',
  type: 'PersonErasureConfirmed',
  version: 1,
  sentence:
    'Two persons decided to erase a person: every service destroys what it sealed about these accounts and cases (A6).',
  schema: Type.Object({
    erasureId: id('erasure'),
    subscriberId: id('subject of the personal data'),
    accounts: Type.Array(id('account'), { description: 'all accounts of the person' }),
    cases: Type.Array(id('case'), { description: 'cases without an account, which the person named' }),
    confirmedOn: civilDate('day'),
  }),
  example: {
    erasureId: '5b0f6a0e-0c9d-5f52-8a41-7f3f0e9c2d55',
    subscriberId: 'b0a7c7f0-6a4f-5a9e-9a51-6a2a3f1d7a10',
    accounts: ['1000001'],
    cases: [],
    confirmedOn: '2026-11-22',
  },
});
export type PersonErasureConfirmed = DataOf<typeof personErasureConfirmed>;
