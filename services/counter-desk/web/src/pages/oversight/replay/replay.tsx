import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import { isService } from '../../../api/services.ts';
import { AskReason } from '../../../parts/reason/ask-reason.tsx';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { stateWords } from '../../../words/shell.words.ts';
import { useSettled } from '../../bill/queries.ts';
import { FactOfStep } from './parts/fact.tsx';
import { Fields } from './parts/fields.tsx';
import { KnownBy } from './parts/known-by.tsx';
import { Persons } from './parts/persons.tsx';
import { Stepper } from './parts/stepper.tsx';
import { lookAtStream, reasonKeyOf, useReplay, type Replayed, type Step, type StreamNamed } from './queries.ts';
import { replayWords as words } from './replay.words.ts';
import { stepIn } from './stepping.ts';

const Title = ({ stream, category, title }: Pick<Replayed, 'stream' | 'category' | 'title'>) => {
  const { say } = useSpeech();
  return (
    <div className="row spread">
      <h1>
        {say(words.title)}: {title ? say(title) : category} <Code>{stream.slice(category.length + 1)}</Code>
      </h1>
      <p className="row no-print">
        <Link to="/replay">{say(words.another)}</Link>
        <Button onPress={() => print()}>{say(words.print)}</Button>
      </p>
    </div>
  );
};

interface ShownStep {
  readonly page: Replayed;
  readonly step: Step;
}

/** The fact beside the state after it. */
const Beside = ({ page: { fields, masked }, step }: ShownStep) => {
  const { say } = useSpeech();
  return (
    <div className="columns">
      <div>
        <FactOfStep step={step} />
        {!masked && <Fields id="data" title={words.data} content={step.data} fields={fields} />}
      </div>
      <div>
        {masked && <p className="soft">{say(words.afterReason)}</p>}
        {!masked && (
          <Fields id="state" title={words.state} content={step.state} changed={step.changed} fields={fields} />
        )}
      </div>
    </div>
  );
};

/** Step and day stay in the address, so that they can be sent to a colleague. */
const useChosen = () => {
  const { step, asOf } = useSearch({ from: '/replay/$service/$stream' });
  const navigate = useNavigate({ from: '/replay/$service/$stream' });
  const choose = (search: { readonly step?: number | undefined; readonly asOf?: string | undefined }): void =>
    void navigate({ search, replace: true, resetScroll: false });
  return { step, asOf, choose };
};

const OfStream = ({ named }: { readonly named: StreamNamed }) => {
  const { say } = useSpeech();
  const { step: asked, asOf, choose } = useChosen();
  const settled = useSettled(asked);
  const settledTime = useSettled(asOf);
  const query = useReplay(named, settled, settledTime);
  return (
    <Loaded query={query} heading={words.title}>
      {({ page, step }) => (
        <>
          <Title {...page} />
          <AskReason
            key={named.stream}
            accountId={reasonKeyOf(named.stream)}
            look={(reason) => lookAtStream(named, reason, { asOf })}
            codes={[]}
          />
          <Stepper length={page.length} place={stepIn(asked, page.length)} go={(to) => choose({ step: to, asOf })} />
          {page.unknown && (
            <p className="note warn">
              <Sentence>{say(page.unknown)}</Sentence>
            </p>
          )}
          <div
            className="figures-of-day"
            aria-busy={settled !== asked || settledTime !== asOf || query.isPlaceholderData}
          >
            {step && <Beside page={page} step={step} />}
          </div>
          <KnownBy named={named} moments={page.moments} asOf={asOf} choose={(time) => choose({ asOf: time })} />
          <Persons persons={page.persons} />
        </>
      )}
    </Loaded>
  );
};

/** Any record, replayed step by step with the state beside it. */
export const Replay = () => {
  const { service, stream } = useParams({ from: '/replay/$service/$stream' });
  const { say } = useSpeech();
  if (!isService(service)) return <h1>{say(stateWords.notFound)}</h1>;
  return <OfStream key={stream} named={{ service, stream }} />;
};
