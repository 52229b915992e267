import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import type { RemovalOfMeterRequested, ZoneMoveOfMeter } from '../../../api/generated/metering.ts';
import { useMay } from '../../../app/may.ts';
import { usePerson } from '../../../app/session.tsx';
import { FoldedCommand } from '../../../parts/form/command/command-form.tsx';
import { field } from '../../../parts/form/values/page-field.ts';
import { Listed } from '../../../parts/list/listed.tsx';
import { Staff } from '../../../parts/show/people.tsx';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { changeWords as words } from './change.words.ts';
import { states, useMoves, useRemovals, type State } from './queries.ts';

type Change = Omit<RemovalOfMeterRequested, 'removalId' | 'state'>;

const reasonFields = [field('reason', words.declineReason, { maxLength: 400 })];

const MeterOf = ({ of: { meterId, accountId } }: { readonly of: Change }) => {
  const { say } = useSpeech();
  return (
    <td data-head={say(words.meter)}>
      <Link to="/meters/$meterId" params={{ meterId }}>
        <Code>{meterId}</Code>
      </Link>
      <div className="soft">
        {say(words.account)} <Code>{accountId}</Code>
      </div>
    </td>
  );
};

const Why = ({ of: { reason, requestedBy, requestedOn } }: { readonly of: Change }) => {
  const { say } = useSpeech();
  return (
    <td data-head={say(words.why)}>
      <Sentence>{reason}</Sentence>
      <div className="soft">
        <Staff subject={requestedBy} /> · <Day on={requestedOn} />
      </div>
    </td>
  );
};

interface Deciding {
  readonly of: Change;
  readonly isWaiting: boolean;
  /** Of the operations that confirm and decline. */
  readonly path: string;
  readonly confirm: Words;
}

/** The second person decides in the row; of what has ended, who did (7.5). */
const Decision = ({ of: { requestedBy, decidedBy, decidedOn, declinedBecause }, ...props }: Deciding) => {
  const { say } = useSpeech();
  const decides = useMay('decidesExchanges');
  const isOwn = usePerson().subject.toLowerCase() === requestedBy.toLowerCase();
  const shown = (): ReactNode => {
    if (props.isWaiting && isOwn) return <span className="soft">{say(words.own)}</span>;
    if (props.isWaiting && !decides) return <span className="tag warn">{say(words.waiting)}</span>;
    if (!props.isWaiting)
      return (
        <>
          {decidedBy !== null && <Staff subject={decidedBy} />} {decidedOn !== null && <Day on={decidedOn} />}
          {declinedBecause !== null && (
            <div className="soft">
              <Sentence>{declinedBecause}</Sentence>
            </div>
          )}
        </>
      );
    return (
      <>
        <FoldedCommand service="metering" path={`${props.path}/confirmations`} label={say(props.confirm)} fields={[]} />
        <FoldedCommand
          service="metering"
          path={`${props.path}/declines`}
          label={say(words.decline)}
          fields={reasonFields}
        />
      </>
    );
  };
  return <td data-head={say(words.decided)}>{shown()}</td>;
};

const Removal = ({ removal }: { readonly removal: RemovalOfMeterRequested }) => (
  <tr>
    <MeterOf of={removal} />
    <Why of={removal} />
    <Decision
      of={removal}
      isWaiting={removal.state === 'waiting'}
      path={`/v1/meters/${encodeURIComponent(removal.meterId)}/removals/${removal.removalId}`}
      confirm={words.confirmRemoval}
    />
  </tr>
);

const Move = ({ move }: { readonly move: ZoneMoveOfMeter }) => {
  const { say } = useSpeech();
  return (
    <tr>
      <MeterOf of={move} />
      <td data-head={say(words.where)}>
        <Code>{move.zone}</Code> · {say(words.from)} <Day on={move.from} />
      </td>
      <Why of={move} />
      <Decision
        of={move}
        isWaiting={move.state === 'waiting'}
        path={`/v1/meters/${encodeURIComponent(move.meterId)}/zone-moves/${move.moveId}`}
        confirm={words.confirmMove}
      />
    </tr>
  );
};

/** Meters of the county on a wrong account, and moves to another zone, the oldest first. */
export const MeterChanges = () => {
  const { say } = useSpeech();
  const [state, choose] = useState<State>('waiting');
  const removals = useRemovals(state);
  const moves = useMoves(state);
  return (
    <>
      <h1>{say(words.title)}</h1>
      <div className="row" role="group" aria-label={say(words.state)}>
        {states.map((each) => (
          <Button key={each} aria-pressed={state === each} onPress={() => choose(each)}>
            {say(words[each])}
          </Button>
        ))}
      </div>
      <section aria-labelledby="removals">
        <h2 id="removals">{say(words.removals)}</h2>
        <Listed
          label={say(words.removals)}
          heads={[words.meter, words.why, words.decided]}
          query={removals}
          empty={say(words.none)}
          className="stacked"
        >
          {(removal) => <Removal key={removal.removalId} removal={removal} />}
        </Listed>
      </section>
      <section aria-labelledby="moves">
        <h2 id="moves">{say(words.moves)}</h2>
        <Listed
          label={say(words.moves)}
          heads={[words.meter, words.where, words.why, words.decided]}
          query={moves}
          empty={say(words.none)}
          className="stacked"
        >
          {(move) => <Move key={move.moveId} move={move} />}
        </Listed>
      </section>
    </>
  );
};
