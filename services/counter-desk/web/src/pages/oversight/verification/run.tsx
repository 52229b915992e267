import type { Service } from '../../../api/clients.ts';
import { Fact } from '../../../parts/show/fact.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Moment } from '../../../parts/show/moment.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { Findings } from './findings.tsx';
import type { Verification } from './queries.ts';
import { shareOf, summaryOf } from './summary.ts';
import { stageWords, verificationWords as words } from './verification.words.ts';

interface OfService {
  readonly service: Service;
}
interface OfRun {
  readonly run: Verification;
}

const Progress = ({ run }: OfRun) => {
  const { say, language } = useSpeech();
  const { stage, done, of } = run;
  const share = shareOf(run);
  const counted = { done: number(done, language), of: number(of ?? 0, language) };
  return (
    <>
      <p className="wait" role="status">
        {say(stageWords[stage])}
      </p>
      <p>
        <progress aria-label={say(words.progress)} {...(share !== undefined && { value: share })} />{' '}
        {say(share === undefined ? words.soFar : words.ofAll, counted)}
      </p>
    </>
  );
};

const Result = ({ run: { state, findings } }: OfRun) => {
  const { say, language } = useSpeech();
  const { rules, views, broken, notChecked } = summaryOf(findings);
  if (state === 'failed' || state === 'interrupted')
    return (
      <p className="note warn" role="status">
        {say(words[state])}
      </p>
    );
  return (
    <div role="status">
      {broken.length === 0 && notChecked.length === 0 && (
        <p className="note good">
          {say(words.allHolds, { rules: number(rules, language), views: number(views, language) })}
        </p>
      )}
      {broken.length > 0 && <p className="note bad">{say(words.broken, { count: number(broken.length, language) })}</p>}
      {notChecked.length > 0 && (
        <p className="note warn">{say(words.someLeft, { count: number(notChecked.length, language) })}</p>
      )}
    </div>
  );
};

/** A verification: its progress, or what it found; what does not hold stands open. */
export const Run = ({ run, service }: OfRun & OfService) => {
  const { say, language } = useSpeech();
  const { state, startedAt, events, findings } = run;
  const { broken, notChecked, holding } = summaryOf(findings);
  const open = [...broken, ...notChecked];
  return (
    <>
      {state === 'running' ? <Progress run={run} /> : <Result run={run} />}
      {open.length > 0 && <Findings of={open} service={service} />}
      {holding.length > 0 && (
        <details>
          <summary>{say(words.findings)}</summary>
          <Findings of={holding} service={service} />
        </details>
      )}
      <dl className="facts">
        <Fact title={words.startedAt}>
          <Moment at={startedAt} />
        </Fact>
        <Fact title={words.events}>{number(events, language)}</Fact>
      </dl>
    </>
  );
};
