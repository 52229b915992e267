import { civilDate } from '@pishkhan/calendar';
import { selfReadingRequested, type SelfReadingRequested } from '@pishkhan/contracts';
import { derivedId } from '@pishkhan/identifiers';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { meter } from '../meter/domain/meter.ts';
import type { RecordSelfReading } from '../meter/domain/recording/self-reading.messages.ts';
import { withHistory } from '../meter/leaving/exchanging/with-history.ts';
import { judgedOn } from './complete-the-installation-when-an-account-is-claimed.ts';

const selfReadingOf = ({
  selfReadingId,
  caseId,
  channel,
  announcedOn,
  index,
  declaredIndex,
  slipNumber,
  approvedBy,
  confirmedBy,
}: SelfReadingRequested): RecordSelfReading['selfReading'] => ({
  selfReadingId,
  caseId,
  channel,
  announcedOn: civilDate(announcedOn),
  ...(declaredIndex !== index && { declaredIndex }),
  ...(slipNumber !== undefined && { slipNumber }),
  approvedBy,
  confirmedBy,
});

/**
 * The approved figure of a subscriber is entered into the reading system, judged as any index; a refusal is the answer
 * to the case (A9-3, 15.4-22, 15.4-34).
 */
export const recordTheSelfReadingWhenACaseAsks = whenHeard(selfReadingRequested, {
  name: 'record-the-self-reading-when-a-case-asks',
  react: async ({ data }, tools) => {
    const { selfReadingId, meterId, accountId, index, rolloverConfirmed } = data;
    const readOn = civilDate(data.readOn);
    const command: RecordSelfReading = {
      type: 'RecordSelfReading',
      readingId: derivedId('self-reading', selfReadingId),
      meterId,
      accountId,
      readOn,
      index,
      ...(rolloverConfirmed && { rolloverConfirmed }),
      selfReading: selfReadingOf(data),
      ...(await judgedOn(tools, civilDate(data.requestedOn))),
    };
    granted(await tools.execute(meter, meterId, withHistory(tools.load, command), { businessDate: readOn }));
  },
});
