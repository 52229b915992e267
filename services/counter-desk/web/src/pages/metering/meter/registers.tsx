import {
  registerOfMeterRegisterTitles as registerTitles,
  registerOfMeterUnitTitles as unitTitles,
} from '../../../api/generated/metering.titles.ts';
import type { MeterCard, Reading } from '../../../api/generated/metering.ts';
import { HeadedTable } from '../../../parts/list/listed.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { useReadings } from '../../account/queries.ts';
import { meterWords as words } from './meter.words.ts';

type RegisterSet = NonNullable<MeterCard['registerSet']>;
type OneRegister = RegisterSet['registers'][number];

/** The reading that names the registers last. */
const lastWith = (readings: readonly Reading[]): Reading | undefined =>
  readings.find(({ registers }) => registers !== undefined);

const Last = ({ of, reading }: { readonly of: OneRegister; readonly reading: Reading | undefined }) => {
  const { say, language } = useSpeech();
  const read = reading?.registers?.find(({ register }) => register === of.register);
  return (
    <>
      <strong className="amount">{number(read?.index ?? of.index, language)}</strong>{' '}
      <span className="soft">{read && reading ? <Day on={reading.readOn} /> : say(words.atInstallation)}</span>
    </>
  );
};

/** The registers of the meter with their last figures, and which of them are billed (C3-1, 11.4). */
export const Registers = ({ meter, set }: { readonly meter: MeterCard; readonly set: RegisterSet }) => {
  const { say } = useSpeech();
  const { data } = useReadings(meter.accountId, meter.meterId);
  const reading = lastWith(data?.pages.flatMap(({ items }) => items) ?? []);
  return (
    <section className="sheet" aria-labelledby="registers">
      <h2 id="registers">
        {say(words.registers)} <Code>{set.meterType}</Code>
      </h2>
      <HeadedTable label={say(words.registers)} heads={[words.register, words.lastIndex, words.unit, words.counts]}>
        {set.registers.map((each) => (
          <tr key={each.register}>
            <td>{say(registerTitles[each.register])}</td>
            <td>
              <Last of={each} reading={reading} />
            </td>
            <td>{say(unitTitles[each.unit])}</td>
            <td>{say(each.counts ? words.counted : words.notCounted)}</td>
          </tr>
        ))}
      </HeadedTable>
      <p className="soft">{say(words.sum)}</p>
    </section>
  );
};
