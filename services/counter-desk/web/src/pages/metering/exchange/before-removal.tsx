import type { MeterExchangeEntry, Reading } from '../../../api/generated/metering.ts';
import { number } from '../../../parts/show/figures.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { exchangeWords as words } from './exchange.words.ts';
import { useReadingsOf } from './queries.ts';
import { aroundRemoval } from './around-removal.ts';

interface Props {
  readonly entry: Pick<MeterExchangeEntry, 'exchangeId' | 'meterId' | 'takenOffOn' | 'index' | 'putIn'>;
}

const LastRead = ({ last, index }: { readonly last: Reading; readonly index: number }) => {
  const { say, language } = useSpeech();
  if (last.index === undefined) return null;
  return (
    <p>
      {say(words.lastRead)}: <Day on={last.readOn} /> · <strong>{number(last.index, language)}</strong>
      {index >= last.index && <> · {say(words.usedSince, { volume: number(index - last.index, language) })}</>}
    </p>
  );
};

const Later = ({ later }: { readonly later: readonly Reading[] }) => {
  const { say, language } = useSpeech();
  const [first, last] = [later[0], later.at(-1)];
  if (!first || !last) return null;
  return (
    <div className="note warn">
      <p>
        {say(words.billedLater, { count: number(later.length, language) })} (<Day on={first.readOn} />
        {later.length > 1 && (
          <>
            {' '}
            – <Day on={last.readOn} />
          </>
        )}
        )
      </p>
      <p>{say(words.correctedAfter)}</p>
    </div>
  );
};

/** What the second person compares the removal index with, and what follows for bills of later days (11.4, 15.4-32). */
export const BeforeRemoval = ({ entry }: Props) => {
  const query = useReadingsOf(entry);
  return (
    <Loaded query={query}>
      {({ items }) => {
        const { last, later } = aroundRemoval(items, entry.takenOffOn);
        return (
          <>
            {last && <LastRead last={last} index={entry.index} />}
            {entry.putIn && <Later later={later} />}
          </>
        );
      }}
    </Loaded>
  );
};
