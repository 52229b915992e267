import { civilDate } from '@pishkhan/calendar';
import { indexJudgementOn } from '@pishkhan/consumption';
import { billCorrected, type DataOf } from '@pishkhan/contracts';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { meter } from '../meter/domain/meter.ts';
import { formerOf, type MeterState } from '../meter/domain/meter.state.ts';
import { hasReading } from '../meter/domain/correcting/former-readings.ts';
import { withHistory } from '../meter/leaving/exchanging/with-history.ts';
import { meteredAccount } from '../meter/installing/domain/metered-account.ts';
import { readingPolicy } from '../review/policy/domain/reading-policy.ts';

type InMessage = NonNullable<DataOf<typeof billCorrected>['readings']>[number];
type Named = 'readingId' | 'wrongIndex' | 'rightIndex';
type Corrected = Pick<InMessage, Named> & Partial<Omit<InMessage, Named>>;

/**
 * Whether a late exchange moved the estimate on from the meter that the message names: the correction of that exchange
 * gives its index on the new meter (15.4-31). Once the meter is back (A1-12), the message may be about the estimate as
 * it is now; the index that it had tells.
 */
const hasMovedOn = (state: MeterState, { readingId, wrongIndex }: Corrected): boolean =>
  formerOf(state).some(({ takenOff: { exchangeId, moved = [] } }) => {
    const estimate = moved.find((each) => each.readingId === readingId);
    const isGone = state.status === 'takenOff' && state.takenOff.exchangeId === exchangeId;
    return estimate !== undefined && (isGone || estimate.index === wrongIndex);
  });

/** Whether it was an estimate of a day without a meter, which a late removal ended (11.4, 15.4-31). */
const isOfNoMeter = (states: readonly MeterState[], { readingId }: Pick<Corrected, 'readingId'>): boolean =>
  states
    .flatMap(formerOf)
    .some(
      ({ takenOff: { absence, moved = [] } }) =>
        absence !== undefined && moved.some((each) => each.readingId === readingId),
    );

/**
 * The bills were rated again with the right indexes; the readings follow, each on its meter, which may have left the
 * connection by an exchange (11.8-2, Card 13). A rejection means that the two services disagree: the message is parked
 * for a person.
 */
export const correctTheReadingWhenItsBillsWereCorrected = whenHeard(billCorrected, {
  name: 'correct-the-reading-when-its-bills-were-corrected',
  react: async ({ data, businessDate }, { execute, load }) => {
    const { meterId, readingId, wrongIndex, rightIndex, readings, correctionId, caseId } = data;
    const named = await load(meter, meterId);
    const { state: account } = await load(meteredAccount, data.accountId);
    const former = (account.meters ?? []).filter((each) => each !== meterId);
    const states = await Promise.all(former.map(async (id) => ({ id, state: (await load(meter, id)).state })));
    const onRecord = [named.state, ...states.map(({ state }) => state)];
    const all: readonly Corrected[] = readings ?? [{ readingId, wrongIndex, rightIndex }];
    const right = all
      .filter((each) => !hasMovedOn(named.state, each) && !isOfNoMeter(onRecord, each))
      .map(({ wrongIndex: _, rightDay, ...each }) => ({
        ...each,
        ...(rightDay !== undefined && { rightDay: civilDate(rightDay) }),
      }));
    if (right.length === 0) return;
    const { state } = await load(readingPolicy, 'index-judgement');
    const policy = indexJudgementOn(state, civilDate(businessDate));
    const ofMeters = Map.groupBy(
      right,
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
