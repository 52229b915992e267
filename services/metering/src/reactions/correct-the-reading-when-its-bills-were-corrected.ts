import type { BillCorrected } from '@pishkhan/contracts';
import { topicOf } from '@pishkhan/messages';
import type { MessageReaction } from '@pishkhan/service-kit';
import { meter } from '../meter/domain/meter.ts';

/**
 * The bills were rated again with the right index; the reading follows (11.8-2). A refusal means that the two services
 * disagree: the message is parked for a person.
 */
export const correctTheReadingWhenItsBillsWereCorrected: MessageReaction = {
  name: 'correct-the-reading-when-its-bills-were-corrected',
  topics: [topicOf('billing-adjustments')],
  types: ['BillCorrected'],
  react: async ({ data, businessDate }, { execute }) => {
    const { meterId, readingId, rightIndex, correctionId, caseId } = data as BillCorrected;
    const answer = await execute(
      meter,
      meterId,
      { type: 'CorrectReading', readingId, rightIndex, correctionId, caseId },
      { businessDate },
    );
    if ('rejected' in answer)
      throw new Error(
        `${answer.rejected}: reading ${readingId} of meter ${meterId} cannot be corrected to ${rightIndex}`,
      );
  },
};
