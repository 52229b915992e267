import { proposedWindowMethodTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import type { ProposedWindow } from '../../../api/generated/billing-adjustments.ts';
import { Fact } from '../../../parts/show/fact.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { windowWords as words } from '../correction.words.ts';

const startWords = { 'A1-9': words.billedPeriod, 'B5-1': words.lastTest } as const;
const PER_CENT = 100;

const MeterError = ({ basisPoints }: { readonly basisPoints: number }) => {
  const { say, language } = useSpeech();
  const percent = number(Math.abs(basisPoints) / PER_CENT, language);
  return <strong>{say(basisPoints > 0 ? words.tooMuch : words.tooLittle, { percent })}</strong>;
};

/** Days of an error or a fault: from and until, by which rule or method, and the figure (15.1-1, A2-6). */
export const Window = ({ window }: { readonly window: ProposedWindow }) => {
  const { say, language } = useSpeech();
  const { meterId, from, to, errorBasisPoints, fixedBy, cubicMetres, method, basis } = window;
  return (
    <section className="sheet" aria-labelledby="window">
      <h2 id="window">{say(words.title)}</h2>
      <dl className="facts">
        <Fact title={words.meter}>
          <Code>{meterId}</Code>
        </Fact>
        <Fact title={words.from}>
          <Day on={from} />
        </Fact>
        <Fact title={words.to}>{to === undefined ? say(words.untilRemoval) : <Day on={to} />}</Fact>
        {errorBasisPoints !== undefined && errorBasisPoints !== 0 && (
          <Fact title={words.error}>
            <MeterError basisPoints={errorBasisPoints} />
          </Fact>
        )}
        {fixedBy !== undefined && <Fact title={words.start}>{say(startWords[fixedBy])}</Fact>}
        {cubicMetres !== undefined && (
          <Fact title={words.volume}>
            <strong>{number(cubicMetres, language)}</strong>
          </Fact>
        )}
        {method !== undefined && <Fact title={words.method}>{say(proposedWindowMethodTitles[method])}</Fact>}
        {basis !== undefined && (
          <Fact title={words.basis}>
            <Day on={basis.from} /> {say(words.to)} <Day on={basis.to} />
          </Fact>
        )}
      </dl>
    </section>
  );
};
