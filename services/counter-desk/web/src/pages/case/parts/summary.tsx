import { Link } from '@tanstack/react-router';
import type { CaseFileDto } from '../../../api/generated/case-handling.ts';
import { useMay } from '../../../app/may.ts';
import { Fact } from '../../../parts/show/fact.tsx';
import { Office, Staff } from '../../../parts/show/people.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { caseWords as words } from '../case.words.ts';

const stateWords = { open: words.open, withdrawn: words.withdrawn, closed: words.closed };
const tones = { open: 'warn', withdrawn: '', closed: 'good' };
type State = keyof typeof stateWords;

export const Title = ({ file }: { readonly file: CaseFileDto }) => {
  const { say } = useSpeech();
  const state = file.state as State;
  return (
    <h1 className="row">
      <span>{say(file.title)}</span>
      <Code>{file.trackingCode}</Code>
      <span className={`tag ${tones[state]}`}>{say(stateWords[state])}</span>
      {file.escalatedTo !== null && <span className="tag warn">{say(words.escalated)}</span>}
    </h1>
  );
};

const Visit = ({ visit }: { readonly visit: NonNullable<CaseFileDto['visit']> }) => {
  const { say, language } = useSpeech();
  return (
    <Fact title={words.visit}>
      <Day on={visit.visitedOn} /> · <Staff subject={visit.visitedBy} /> · {say(words.index)}{' '}
      {number(visit.indexSeen, language)} · {say(visit.meterSound ? words.sound : words.faulty)}
      {visit.remarks !== null && (
        <>
          {' '}
          <q>{visit.remarks}</q>
        </>
      )}
    </Fact>
  );
};

const Ended = ({ file }: { readonly file: CaseFileDto }) => {
  const { say } = useSpeech();
  if (!file.outcomeTitle) return null;
  return (
    <Fact title={words.outcome}>
      {say(file.outcomeTitle)}{' '}
      {file.answeredInTime !== null && (
        <span className={`tag ${file.answeredInTime ? 'good' : 'bad'}`}>
          {say(file.answeredInTime ? words.inTime : words.notInTime)}
        </span>
      )}
    </Fact>
  );
};

const Turn = ({ file }: { readonly file: CaseFileDto }) => {
  const { say } = useSpeech();
  const here = file.course.stages.find(({ state }) => state === 'current');
  return (
    <>
      {file.nextStep && <Fact title={words.next}>{say(file.nextStep)}</Fact>}
      {here?.who && <Fact title={words.who}>{say(here.who)}</Fact>}
      {file.assignedTo !== null && (
        <Fact title={words.assigned}>
          <Staff subject={file.assignedTo} />
        </Fact>
      )}
    </>
  );
};

/** The account, and its card for those who may see it. */
const AccountLink = ({ accountId }: { readonly accountId: string }) => {
  const code = <Code>{accountId}</Code>;
  return useMay('account') ? (
    <Link to="/accounts/$accountId" params={{ accountId }}>
      {code}
    </Link>
  ) : (
    code
  );
};

/** What the case is about, whose turn it is, and how it ended. */
export const Summary = ({ file }: { readonly file: CaseFileDto }) => {
  const { say } = useSpeech();
  return (
    <section className="sheet">
      {file.paused !== null && <p className="note warn">{say(words.paused)}</p>}
      <dl className="facts">
        <Turn file={file} />
        <Ended file={file} />
        {file.accountId !== null && (
          <Fact title={words.account}>
            <AccountLink accountId={file.accountId} />
          </Fact>
        )}
        {file.meterId !== null && (
          <Fact title={words.meter}>
            <Code>{file.meterId}</Code>
          </Fact>
        )}
        <Fact title={words.opened}>
          <Day on={file.openedOn} />
          {file.openedBy !== '' && (
            <>
              {' · '}
              <Staff subject={file.openedBy} />
            </>
          )}
          {' · '}
          <Office id={file.officeId} />
        </Fact>
        <Fact title={words.county}>
          <Office id={file.countyOffice} />
        </Fact>
        {file.fee && (
          <Fact title={words.fee}>
            <Amount rial={file.fee.amount} />
          </Fact>
        )}
        {file.visit && <Visit visit={file.visit} />}
      </dl>
    </section>
  );
};
