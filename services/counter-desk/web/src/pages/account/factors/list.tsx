import { volumeFactorDtoStateTitles as states } from '../../../api/generated/billing-adjustments.titles.ts';
import type { VolumeFactorDto } from '../../../api/generated/billing-adjustments.ts';
import { HeadedTable } from '../../../parts/list/listed.tsx';
import { decimal } from '../../../parts/show/figures.ts';
import { Staff } from '../../../parts/show/people.tsx';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { Basis } from './basis.tsx';
import { factorWords as words } from './factor.words.ts';

const tones = { waiting: 'warn', kept: 'warn', set: 'good', declined: 'bad' } as const;

const Row = ({ factor }: { readonly factor: VolumeFactorDto }) => {
  const { say, language } = useSpeech();
  const { from, state, proposedBy, proposedOn, declinedBecause } = factor;
  return (
    <tr>
      <td data-head={say(words.from)}>
        <Day on={from} />
      </td>
      <td data-head={say(words.factor)}>
        <strong>{decimal(factor.factor, language)}</strong>
      </td>
      <td data-head={say(words.basis)}>
        <Basis of={factor} />
      </td>
      <td data-head={say(words.proposed)}>
        <Staff subject={proposedBy} /> · <Day on={proposedOn} />
      </td>
      <td data-head={say(words.state)}>
        <span className={`tag ${tones[state]}`}>{say(states[state])}</span>
        {declinedBecause !== undefined && (
          <div className="soft">
            {say(words.declined)}: <Sentence>{declinedBecause}</Sentence>
          </div>
        )}
      </td>
    </tr>
  );
};

/** Factors of an account by their dates, with what each was taken from. */
export const Factors = ({ items }: { readonly items: readonly VolumeFactorDto[] }) => {
  const { say } = useSpeech();
  if (items.length === 0) return <p className="soft">{say(words.none)}</p>;
  const heads = [words.from, words.factor, words.basis, words.proposed, words.state];
  return (
    <HeadedTable label={say(words.title)} heads={heads} className="stacked">
      {items.map((factor) => (
        <Row key={factor.factorId} factor={factor} />
      ))}
    </HeadedTable>
  );
};
