import { Type } from 'typebox';
import { civilDate, id } from './fields.ts';

/** On what ground a person is erased. */
export const erasureGrounds = ['writtenRequest', 'courtOrder', 'retentionEnded'] as const;
export type ErasureGround = (typeof erasureGrounds)[number];

/** Why an erasure is not confirmed; a choice, so that no text names the person. */
export const erasureRefusals = ['documentMissing', 'documentDoesNotMatch', 'stillNeeded', 'customerRefuses'] as const;
export type ErasureRefusal = (typeof erasureRefusals)[number];

/** What a service answers after it has erased a person. */
export const erasedSchema = Type.Object({
  erasureId: id('erasure'),
  subscriberId: id('subject of the personal data'),
  left: Type.Array(id('record'), {
    description: 'records of the person that are still open; their data stay until another erasure',
  }),
  erasedOn: civilDate('day'),
});

export const erasedExample = {
  erasureId: '5b0f6a0e-0c9d-5f52-8a41-7f3f0e9c2d55',
  subscriberId: 'b0a7c7f0-6a4f-5a9e-9a51-6a2a3f1d7a10',
  left: ['case-9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44'],
  erasedOn: '2026-11-22',
};
