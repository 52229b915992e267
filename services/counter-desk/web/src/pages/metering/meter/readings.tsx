import {
  readingKindTitles,
  readingQualityTitles,
  readingReasonTitles,
  readingSourceTitles,
  readRegisterRegisterTitles as registerTitles,
} from '../../../api/generated/metering.titles.ts';
import type { Reading } from '../../../api/generated/metering.ts';
import { More } from '../../../parts/list/more.tsx';
import { dayIn, number } from '../../../parts/show/figures.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { accountWords } from '../../account/account.words.ts';
import { Table } from '../../account/parts/table.tsx';
import { useReadings } from '../../account/queries.ts';
import { meterWords as words } from './meter.words.ts';

const tones = { actual: 'good', estimated: 'warn', declared: 'warn', corrected: 'bad', confirmed: 'good' } as const;

interface Props {
  readonly reading: Reading;
}

/** The accepted figure; what was delivered stands beside it if it was another one (15.4-34). */
const Figures = ({ reading: { index, readOn, raw, registers } }: Props) => {
  const { say, language } = useSpeech();
  if (index === undefined) return '…';
  const isOther = raw !== undefined && (raw.index !== index || raw.readOn !== readOn);
  return (
    <>
      <strong className="amount">{number(index, language)}</strong>
      {isOther && (
        <div className="soft">
          {say(words.raw, { index: number(raw.index, language) })}{' '}
          {raw.readOn !== readOn && say(words.rawOn, { day: dayIn(raw.readOn, language) })}
        </div>
      )}
      {registers?.map((each) => (
        <div key={each.register} className="soft">
          {say(registerTitles[each.register])} {number(each.index, language)}
        </div>
      ))}
    </>
  );
};

/** Why it was read, where the figure came from, and how far it can be relied on. */
const How = ({ reading: { kind, reason, source, quality, photo, replacedBy } }: Props) => {
  const { say } = useSpeech();
  return (
    <>
      {say(readingKindTitles[kind])}
      {quality && (
        <>
          {' '}
          <span className={`tag ${tones[quality]}`}>{say(readingQualityTitles[quality])}</span>
        </>
      )}
      {reason && source && (
        <div className="soft">
          {say(readingReasonTitles[reason])} · {say(readingSourceTitles[source])}
        </div>
      )}
      {photo && (
        <div className="soft">
          {say(words.photo)} <Code>{photo}</Code>
        </div>
      )}
      {replacedBy && <div className="soft">{say(words.replaced)}</div>}
    </>
  );
};

/** Readings of a meter, the latest first; their figures need a reason (N7). */
export const Readings = ({ accountId, meterId }: { readonly accountId: string; readonly meterId: string }) => {
  const { say } = useSpeech();
  const query = useReadings(accountId, meterId);
  const heads = [say(accountWords.readOn), say(accountWords.index), say(words.how)];
  return (
    <>
      <h3>{say(accountWords.readings)}</h3>
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <p className="soft">{say(accountWords.noReadings)}</p>;
          return (
            <>
              <Table label={say(accountWords.readings)} heads={heads}>
                {items.map((reading) => (
                  <tr key={reading.readingId}>
                    <td>
                      <Day on={reading.readOn} />
                    </td>
                    <td>
                      <Figures reading={reading} />
                    </td>
                    <td>
                      <How reading={reading} />
                    </td>
                  </tr>
                ))}
              </Table>
              <More query={query}>{say(accountWords.more)}</More>
            </>
          );
        }}
      </Loaded>
    </>
  );
};
