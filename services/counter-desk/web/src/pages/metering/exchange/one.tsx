import { Link, useParams } from '@tanstack/react-router';
import type { MeterExchangeEntry } from '../../../api/generated/metering.ts';
import { useMay } from '../../../app/may.ts';
import { usePerson } from '../../../app/session.tsx';
import { CommandForm, FoldedCommand } from '../../../parts/form/command/command-form.tsx';
import { field } from '../../../parts/form/values/page-field.ts';
import { Fact } from '../../../parts/show/fact.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Staff } from '../../../parts/show/people.tsx';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { BeforeRemoval } from './before-removal.tsx';
import { exchangeWords as words } from './exchange.words.ts';
import { What } from './list.tsx';
import { useContractors, useExchange } from './queries.ts';

interface Props {
  readonly entry: MeterExchangeEntry;
}

const reasonFields = [field('reason', words.declineReason, { maxLength: 400 })];

const Seals = ({ seals }: { readonly seals: readonly string[] }) =>
  seals.length > 0 && (
    <Fact title={words.seals}>
      {seals.map((seal) => (
        <span key={seal}>
          <Code>{seal}</Code>{' '}
        </span>
      ))}
    </Fact>
  );

const TakenOff = ({ entry }: Props) => {
  const { meterId, accountId, takenOffOn, index, rolloverConfirmed, indexProof, seals } = entry;
  const { say, language } = useSpeech();
  const sees = useMay('account');
  return (
    <section className="sheet" aria-labelledby="old-meter">
      <h2 id="old-meter">{say(words.takenOffMeter)}</h2>
      <dl className="facts">
        <Fact title={words.serial}>
          <Code>{meterId}</Code>
        </Fact>
        <Fact title={words.account}>
          {sees ? (
            <Link to="/accounts/$accountId" params={{ accountId }}>
              <Code>{accountId}</Code>
            </Link>
          ) : (
            <Code>{accountId}</Code>
          )}
        </Fact>
        <Fact title={words.day}>
          <Day on={takenOffOn} />
        </Fact>
        <Fact title={words.index}>
          <strong>{number(index, language)}</strong>{' '}
          {rolloverConfirmed && <span className="tag warn">{say(words.rolledOver)}</span>}
        </Fact>
        {indexProof !== null && <Fact title={words.shownBy}>{indexProof}</Fact>}
        <Seals seals={seals} />
      </dl>
      {entry.state === 'waiting' && <BeforeRemoval entry={entry} />}
    </section>
  );
};

const PutIn = ({ putIn }: { readonly putIn: NonNullable<MeterExchangeEntry['putIn']> }) => {
  const { say, language } = useSpeech();
  const { meterId, make, capacity, registerDigits, index, seals } = putIn;
  return (
    <section className="sheet" aria-labelledby="new-meter">
      <h2 id="new-meter">{say(words.newMeter)}</h2>
      <dl className="facts">
        <Fact title={words.serial}>
          <Code>{meterId}</Code>
        </Fact>
        {make !== null && <Fact title={words.make}>{make}</Fact>}
        <Fact title={words.capacity}>
          <Code>{capacity}</Code>
        </Fact>
        <Fact title={words.digits}>{number(registerDigits, language)}</Fact>
        <Fact title={words.index}>
          <strong>{number(index, language)}</strong>
        </Fact>
        <Seals seals={seals} />
      </dl>
    </section>
  );
};

/** Who took it off, who entered it, and who decided. */
const Persons = ({ entry }: Props) => {
  const { data: contractors = [] } = useContractors();
  const { exchangedBy, contractorId, remark, enteredBy, enteredOn, decidedBy, decidedOn, declinedBecause } = entry;
  const company = contractors.find((each) => each.contractorId === contractorId);
  return (
    <dl className="facts sheet">
      <Fact title={words.entered}>
        <Staff subject={enteredBy} /> · <Day on={enteredOn} />
      </Fact>
      {exchangedBy !== null && (
        <Fact title={words.exchangedBy}>
          <Staff subject={exchangedBy} />
        </Fact>
      )}
      {contractorId !== null && <Fact title={words.company}>{company?.title ?? <Code>{contractorId}</Code>}</Fact>}
      {remark !== null && (
        <Fact title={words.remark}>
          <Sentence>{remark}</Sentence>
        </Fact>
      )}
      {decidedBy !== null && decidedOn !== null && (
        <Fact title={words.decidedBy}>
          <Staff subject={decidedBy} /> · <Day on={decidedOn} />
        </Fact>
      )}
      {declinedBecause !== null && (
        <Fact title={words.declinedBecause}>
          <Sentence>{declinedBecause}</Sentence>
        </Fact>
      )}
    </dl>
  );
};

/** The second person confirms or declines; whoever entered it reads that another person does (7.5). */
const Decision = ({ entry: { exchangeId, meterId, enteredBy, putIn } }: Props) => {
  const { say } = useSpeech();
  const decides = useMay('decidesExchanges');
  const isOwn = usePerson().subject.toLowerCase() === enteredBy.toLowerCase();
  const path = `/v1/meters/${encodeURIComponent(meterId)}/exchanges/${exchangeId}`;
  return (
    <section className="sheet no-print" aria-labelledby="decision">
      <h2 id="decision">{say(words.decision)}</h2>
      {!decides || isOwn ? (
        <p className="note">{say(isOwn ? words.own : words.notYours)}</p>
      ) : (
        <>
          <p>{say(putIn ? words.follows : words.followsNone)}</p>
          <CommandForm service="metering" path={`${path}/confirmations`} label={say(words.confirm)} fields={[]} />
        </>
      )}
      {decides && (
        <FoldedCommand service="metering" path={`${path}/declines`} label={say(words.decline)} fields={reasonFields} />
      )}
    </section>
  );
};

const tones = { waiting: 'warn', done: 'good', declined: 'bad' } as const;

const Sheet = ({ entry }: Props) => {
  const { say } = useSpeech();
  const enters = useMay('entersExchanges');
  const { state, meterId, putIn } = entry;
  return (
    <>
      <h1 className="row">
        <span>
          <What entry={entry} />
        </span>{' '}
        <span className={`tag ${tones[state]}`}>{say(words[state])}</span>
      </h1>
      <div className="beside">
        <TakenOff entry={entry} />
        {putIn && <PutIn putIn={putIn} />}
      </div>
      <Persons entry={entry} />
      {state === 'waiting' && <Decision entry={entry} />}
      {state === 'declined' && enters && (
        <Link className="button no-print" to="/meter-exchanges/enter/$meterId" params={{ meterId }}>
          {say(words.enterAgain)}
        </Link>
      )}
    </>
  );
};

/** One entry of Card 13: both meters, and the decision of the second person. */
export const MeterExchangePage = () => {
  const { say } = useSpeech();
  const { exchangeId } = useParams({ from: '/meter-exchanges/$exchangeId' });
  const query = useExchange(exchangeId);
  return (
    <>
      <p className="no-print">
        <Link to="/meter-exchanges">{say(words.back)}</Link>
      </p>
      <Loaded query={query} heading={words.title}>
        {(entry) => <Sheet entry={entry} />}
      </Loaded>
    </>
  );
};
