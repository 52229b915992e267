import { describe, it } from '@jest/globals';
import { given } from '@pishkhan/decider';
import type { CivilDate } from '@pishkhan/calendar';
import type { CorrectionEvent, MoveCorrection } from '../correction.messages.ts';
import { correction } from '../correction.ts';
import proposal from '../../samples/CorrectionProposed.v2.json' with { type: 'json' };
import decline from '../../samples/CorrectionDeclined.v1.json' with { type: 'json' };

const proposed = proposal as unknown as CorrectionEvent;
const declined = decline as unknown as CorrectionEvent;
const { correctionId } = (proposed.data as { request: { correctionId: string } }).request;
const move: MoveCorrection = {
  type: 'MoveCorrection',
  correctionId,
  to: 'office-102',
  today: '2026-12-01' as CivilDate,
};
const moved: CorrectionEvent = {
  type: 'CorrectionMovedToOffice',
  data: { correctionId, from: 'office-101', to: 'office-102', movedOn: move.today },
};

describe('a correction whose case moved to another office', () => {
  it('N24, 7.5: follows it while it waits for approval, once', () => {
    given(correction, proposed).when(move).then(moved).when(move).thenNothing();
  });
  it('stays as it ended, and one that was never proposed is unknown', () => {
    given(correction).when(move).thenNothing();
    given(correction, proposed, declined).when(move).thenNothing();
  });
});
