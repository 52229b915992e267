import { useEffect, useRef, type RefObject } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Service } from '../../../api/clients.ts';
import { Heads } from '../../../parts/list/heads.tsx';
import { Fact } from '../../../parts/show/fact.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { PendingButton } from '../../../parts/press/pending-button.tsx';
import { ProblemView } from '../../../parts/show/states.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { durationOf, durationWords } from '../duration.ts';
import { Technical } from './parts/technical.tsx';
import type { RebuildReport } from './queries.ts';
import { useRebuild } from './values/rebuilding.ts';
import { foundWords, stageWords, viewWords as words } from './views.words.ts';

const Differences = ({ of: { differences } }: { readonly of: RebuildReport }) => {
  const { say } = useSpeech();
  if (differences.length === 0) return null;
  return (
    <Scroll label={say(words.differences)}>
      <table>
        <caption>{say(words.differences)}</caption>
        <Heads of={[words.document, words.difference]} />
        <tbody>
          {differences.map(({ key, found }) => (
            <tr key={key}>
              <th scope="row">
                <Code>{key}</Code>
              </th>
              <td>{say(foundWords[found])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};

const sentenceOf = ({ outcome, differing }: RebuildReport) => {
  if (outcome === 'swapped') return { words: words.swapped, tone: 'good' };
  if (outcome !== 'kept') return { words: words.fault, tone: 'bad' };
  return differing === 0 ? { words: words.equal, tone: 'good' } : { words: words.unequal, tone: 'warn' };
};

/** What came out of a comparison or a rebuild. */
const Report = ({ of: report }: { readonly of: RebuildReport }) => {
  const { say, language } = useSpeech();
  const { facts, compared, differing, milliseconds, fault } = report;
  const sentence = sentenceOf(report);
  const { unit, count } = durationOf(Math.ceil(milliseconds / 1_000));
  return (
    <>
      <p className={`note ${sentence.tone}`} role="status">
        {say(sentence.words)}
      </p>
      <dl className="facts">
        <Fact title={words.facts}>{number(facts, language)}</Fact>
        <Fact title={words.compared}>{number(compared, language)}</Fact>
        <Fact title={words.differing}>{number(differing, language)}</Fact>
        <Fact title={words.time}>{say(durationWords[unit], { count: number(count, language) })}</Fact>
      </dl>
      <Differences of={report} />
      {fault !== undefined && <Technical lines={[fault]} />}
    </>
  );
};

/** At the beginning, and when there is another report: the button that asked for it is gone then. */
const useFocus = (report: RebuildReport | undefined): RefObject<HTMLHeadingElement | null> => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [report]);
  return heading;
};

interface Props {
  readonly service: Service;
  readonly view: string;
  readonly onClose: () => void;
}

/** Asks first, compares, shows the report, and replaces the view only after that. */
export const Rebuild = ({ service, view, onClose }: Props) => {
  const { say } = useSpeech();
  const { data: report, error, isPending, stage, mutate } = useRebuild(service, view);
  const heading = useFocus(report);
  const isCompared = report?.outcome === 'kept';
  return (
    <section className="note no-print" aria-labelledby="rebuild">
      <h3 id="rebuild" tabIndex={-1} ref={heading}>
        {say(words.ask)} <Code>{view}</Code>
      </h3>
      {!report && <p>{say(words.askSays)}</p>}
      {error && <ProblemView error={error} />}
      {report && <Report of={report} />}
      <p className="row">
        {!report && (
          <PendingButton isMain isPending={isPending} doing={stageWords[stage]} onPress={() => mutate('never')}>
            {say(words.compare)}
          </PendingButton>
        )}
        {isCompared && (
          <PendingButton isPending={isPending} doing={stageWords[stage]} onPress={() => mutate('always')}>
            {say(words.swap)}
          </PendingButton>
        )}
        <Button onPress={onClose}>{say(report ? words.close : words.cancel)}</Button>
      </p>
    </section>
  );
};
