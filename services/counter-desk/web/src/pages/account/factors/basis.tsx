import { volumeFactorDtoSourceTitles as sources } from '../../../api/generated/billing-adjustments.titles.ts';
import type { VolumeFactorDto } from '../../../api/generated/billing-adjustments.ts';
import { decimal } from '../../../parts/show/figures.ts';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { factorWords as words } from './factor.words.ts';

type Inputs = Pick<
  VolumeFactorDto,
  'source' | 'gaugePressure' | 'atmosphericPressure' | 'temperature' | 'compressibility' | 'document'
>;

/** What the factor was calculated from, as the second person judges it (7.5, 11.4). */
export const Basis = ({ of: factor }: { readonly of: Inputs }) => {
  const { say, language } = useSpeech();
  const { source, gaugePressure, atmosphericPressure, temperature, compressibility, document } = factor;
  const inputs = [
    [words.gauge, gaugePressure],
    [words.atmospheric, atmosphericPressure],
    [words.temperature, temperature],
    [words.compressibility, compressibility],
  ] as const;
  return (
    <>
      {say(sources[source])}
      <div className="soft">
        {inputs
          .flatMap(([text, value]) => (value === undefined ? [] : [say(text, { value: decimal(value, language) })]))
          .join(' · ')}
      </div>
      <div className="soft">
        {say(words.document)}: <Sentence>{document}</Sentence>
      </div>
    </>
  );
};
