import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id, index } from '../../fields.ts';
import { declarationChannel } from './declared-figure.ts';

export const selfReadingRequested = contract({
  service: 'case-handling',
  type: 'SelfReadingRequested',
  version: 1,
  sentence:
    "A subscriber's figure of the meter was approved by the representative and confirmed by the subscribers' unit, and is to be entered into the reading system (A9-3, 15.4-22, 15.4-34).",
  schema: Type.Object({
    selfReadingId: id('id for the reading'),
    caseId: id('case'),
    officeId: id('counter office of the case'),
    accountId: id('account'),
    meterId: id('meter'),
    readOn: civilDate('day on which the meter showed the figure'),
    announcedOn: civilDate('day on which the subscriber declared it (15.4-12)'),
    index: index('approved figure'),
    declaredIndex: index('figure as declared; the same, unless the representative entered another one with evidence'),
    channel: declarationChannel,
    slipNumber: Type.Optional(id('number of the slip of the reader (A9-1); absent without one')),
    rolloverConfirmed: Type.Optional(
      Type.Boolean({ description: 'the representative confirmed that the register passed zero (15.4-33)' }),
    ),
    approvedBy: id('subject of the representative who approved the figure'),
    confirmedBy: id("subject of the person of the subscribers' unit who confirmed it"),
    requestedOn: civilDate('day of the request'),
  }),
  example: {
    selfReadingId: '5d0f0f52-4a0c-5b0c-9a4e-1f3a2b4c5d71',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    officeId: 'office-101',
    accountId: '1000001',
    meterId: '62000001',
    readOn: '2026-11-21',
    announcedOn: '2026-11-22',
    index: 2460,
    declaredIndex: 2460,
    channel: 'counter' as const,
    slipNumber: 'S-17',
    approvedBy: 'representative-101-a',
    confirmedBy: 'affairs-1',
    requestedOn: '2026-11-22',
  },
});
export type SelfReadingRequested = DataOf<typeof selfReadingRequested>;
