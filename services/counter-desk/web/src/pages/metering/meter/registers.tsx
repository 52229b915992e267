import {
  registerOfMeterRegisterTitles as registerTitles,
  registerOfMeterUnitTitles as unitTitles,
} from '../../../api/generated/metering.titles.ts';
import type { MeterCard } from '../../../api/generated/metering.ts';
import { HeadedTable } from '../../../parts/list/listed.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { meterWords as words } from './meter.words.ts';

type RegisterSet = NonNullable<MeterCard['registerSet']>;
type OneRegister = RegisterSet['registers'][number];

const Last = ({ of: { index, last } }: { readonly of: OneRegister }) => {
  const { say, language } = useSpeech();
  return (
    <>
      <strong className="amount">{number(last?.index ?? index, language)}</strong>{' '}
      <span className="soft">{last ? <Day on={last.readOn} /> : say(words.atInstallation)}</span>
    </>
  );
};

/** The registers of the meter with their last figures, and which of them are billed (C3-1, 11.4). */
export const Registers = ({ set }: { readonly set: RegisterSet }) => {
  const { say } = useSpeech();
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
              <Last of={each} />
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
