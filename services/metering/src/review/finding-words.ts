import { formatJalaliFa } from '@pishkhan/calendar';
import { textOfFinding } from '@pishkhan/consumption';
import { faNumber, type Text } from '@pishkhan/fields';
import type { MeterStoodStill } from '../meter/domain/meter.messages.ts';
import type { HeldFinding } from '../meter/domain/reviewing/review.messages.ts';

/** Why a reading waits, in words. */
export const wordsOf = (finding: HeldFinding): Text =>
  finding.kind === 'twoFigures'
    ? {
        fa: `برای ${formatJalaliFa(finding.readOn)} دو رقم رسیده است: ${faNumber(finding.index)} و ${faNumber(finding.other)}`,
        en: `two figures arrived for ${finding.readOn}: ${finding.index} and ${finding.other}`,
      }
    : textOfFinding(finding);

/** Why a standstill waits, in words. */
export const wordsOfStandstill = ({ index, since, until }: MeterStoodStill['data']): Text => ({
  fa: `رقم کنتور از ${formatJalaliFa(since)} تا ${formatJalaliFa(until)} همان ${faNumber(index)} بوده است؛ شاید کنتور ایستاده باشد`,
  en: `the index was ${index} from ${since} to ${until}; the meter may stand still`,
});
