import { civilDate } from '@pishkhan/calendar';
import { indexJudgementOn } from '@pishkhan/consumption';
import { billCorrected } from '@pishkhan/contracts';
import { granted, whenHeard, type ReactionTools } from '@pishkhan/service-kit';
import { meter } from '../meter/domain/meter.ts';
import { formerOf } from '../meter/domain/meter.state.ts';
import { hasReading } from '../meter/domain/correcting/former-readings.ts';
import { withHistory } from '../meter/leaving/exchanging/with-history.ts';
import { meteredAccount } from '../meter/installing/domain/metered-account.ts';
import { readingPolicy } from '../review/policy/domain/reading-policy.ts';

/**
 * Estimates that a late exchange moved on from the meter that the message names: the correction of that exchange gives
 * their indexes on the new meter (15.4-31).
 */
const movedFrom = async (load: ReactionTools['load'], meterId: string): Promise<readonly string[]> =>
  formerOf((await load(meter, meterId)).state).flatMap(({ takenOff: { moved = [] } }) =>
    moved.map(({ readingId }) => readingId),
  );

/**
 * The bills were rated again with the right indexes; the readings follow, each on its meter, which may have left the
 * connection by an exchange (11.8-2, Card 13). A rejection means that the two services disagree: the message is parked
 * for a person.
 */
export const correctTheReadingWhenItsBillsWereCorrected = whenHeard(billCorrected, {
  name: 'correct-the-reading-when-its-bills-were-corrected',
  react: async ({ data, businessDate }, { execute, load }) => {
    const { meterId, readingId, rightIndex, readings, correctionId, caseId } = data;
    const right = readings?.map(({ rightDay, ...each }) => ({
      ...each,
      ...(rightDay !== undefined && { rightDay: civilDate(rightDay) }),
    })) ?? [{ readingId, rightIndex }];
    const left = right.length === 0 ? [] : await movedFrom(load, meterId);
    const rights = right.filter((each) => !left.includes(each.readingId));
    if (rights.length === 0) return;
    const { state } = await load(readingPolicy, 'index-judgement');
    const policy = indexJudgementOn(state, civilDate(businessDate));
    const { state: account } = await load(meteredAccount, data.accountId);
    const former = (account.meters ?? []).filter((each) => each !== meterId);
    const states = await Promise.all(former.map(async (id) => ({ id, state: (await load(meter, id)).state })));
    const ofMeters = Map.groupBy(
      rights,
      ({ readingId: id }) => states.find((each) => hasReading(each.state, id))?.id ?? meterId,
    );
    for (const [id, readings] of ofMeters) {
      const command = { type: 'CorrectReadings', readings, correctionId, caseId, policy } as const;
      granted(
        await execute(meter, id, withHistory(load, command), { businessDate, ...(id !== meterId && { step: id }) }),
      );
    }
  },
});
