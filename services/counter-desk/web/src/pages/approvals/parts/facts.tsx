import type { Correction, Proposal } from '../../../api/generated/billing-adjustments.ts';
import { Fact } from '../../../parts/show/fact.tsx';
import { Office, Staff } from '../../../parts/show/people.tsx';
import { decimal, number } from '../../../parts/show/figures.ts';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { causeWords, correctionWords as words, lateExchangeWords as late } from '../correction.words.ts';

type CorrectionCause = Correction['cause'];
const faultWords = { readingContractor: words.readingContractor, company: words.company };

/** The difference in words: a credit, or more debt. */
const Difference = ({ rial }: { readonly rial: number }) => {
  const { say } = useSpeech();
  return (
    <strong>
      <Amount rial={rial} />{' '}
      {rial !== 0 && <span className="soft">({say(rial < 0 ? words.inFavour : words.atExpense)})</span>}
    </strong>
  );
};

const Evidence = ({ correction: { evidence, document } }: { readonly correction: Correction }) => {
  const { say, language } = useSpeech();
  if (!evidence) return <span>{document ?? say(words.noEvidence)}</span>;
  return (
    <span>
      {say(words.visited)} <Day on={evidence.visitedOn} /> · <Staff subject={evidence.visitedBy} /> ·{' '}
      {say(words.indexSeen)} <strong>{number(evidence.indexSeen, language)}</strong>
      {evidence.remarks !== undefined && (
        <>
          {' '}
          <q>{evidence.remarks}</q>
        </>
      )}
      {document !== undefined && <span> · {document}</span>}
    </span>
  );
};

/** The day and the indexes of an exchange that the correction takes (Card 13, 15.4-31). */
const LateExchange = ({ cause }: { readonly cause: Extract<CorrectionCause, { kind: 'lateExchange' }> }) => {
  const { say, language } = useSpeech();
  const { exchangedOn, takenOff, putIn } = cause;
  return (
    <ul>
      <li>
        <Day on={exchangedOn} />: <Code>{takenOff.meterId}</Code> {say(late.withIndex)}{' '}
        {number(takenOff.index, language)} {say(late.takenOff)}
      </li>
      <li>
        <Code>{putIn.meterId}</Code> {say(late.withIndex)} {number(putIn.index, language)} {say(late.putIn)}
      </li>
      <li>{say(late.moved)}</li>
    </ul>
  );
};

/** The day and the index of a removal that the correction takes (11.4, 15.4-31). */
const LateRemoval = ({ cause }: { readonly cause: Extract<CorrectionCause, { kind: 'lateRemoval' }> }) => {
  const { say, language } = useSpeech();
  const { removedOn, takenOff } = cause;
  return (
    <ul>
      <li>
        <Day on={removedOn} />: <Code>{takenOff.meterId}</Code>
      </li>
      <li>
        {say(late.withIndex)} {number(takenOff.index, language)} {say(late.takenOff)}
      </li>
      <li>{say(late.ended)}</li>
    </ul>
  );
};

/** The factor that the correction takes, and its first day (11.4). */
const NewFactor = ({
  cause: { from, factor },
}: {
  readonly cause: Extract<CorrectionCause, { kind: 'volumeFactor' }>;
}) => {
  const { language } = useSpeech();
  return (
    <span>
      {' '}
      · {decimal(factor, language)} · <Day on={from} />
    </span>
  );
};

/** Why the bills are wrong, in words. */
const Cause = ({ cause }: { readonly cause: CorrectionCause }) => {
  const { say } = useSpeech();
  const causes = cause.kind === 'several' ? cause.causes : [cause];
  return causes.map((each) => (
    <div key={each.kind}>
      {say(causeWords[each.kind])}
      {each.kind === 'lateExchange' && <LateExchange cause={each} />}
      {each.kind === 'lateRemoval' && <LateRemoval cause={each} />}
      {each.kind === 'volumeFactor' && <NewFactor cause={each} />}
    </div>
  ));
};

/** What is proposed, by whom, on which evidence. */
export const Summary = ({ correction, proposal }: { readonly correction: Correction; readonly proposal: Proposal }) => {
  const { say } = useSpeech();
  const { proposedBy, proposedOn, officeId, accountId, cause } = correction;
  return (
    <dl className="facts sheet">
      <Fact title={words.account}>
        <Code>{accountId}</Code>
      </Fact>
      <Fact title={words.difference}>
        <Difference rial={proposal.difference} />
      </Fact>
      <Fact title={words.cause}>
        <Cause cause={cause} />
      </Fact>
      <Fact title={words.fault}>{say(proposal.fault ? faultWords[proposal.fault] : words.noFault)}</Fact>
      <Fact title={words.evidence}>
        <Evidence correction={correction} />
      </Fact>
      <Fact title={words.proposer}>
        <Staff subject={proposedBy} /> · <Office id={officeId} /> · <Day on={proposedOn} />
      </Fact>
    </dl>
  );
};

/** What an approver should know first. */
export const Warnings = ({ proposal: { warnings, override } }: { readonly proposal: Proposal }) => {
  const { say } = useSpeech();
  if (warnings.length === 0 && !override) return null;
  return (
    <section className="note warn">
      <h2>{say(words.warnings)}</h2>
      <ul>
        {warnings.map((warning) => (
          <li key={`${warning.kind} ${warning.fa}`}>{say(warning)}</li>
        ))}
        {override?.findings.map((finding) => (
          <li key={finding.kind}>
            {say(finding)} · {say(words.overridden)} (<Staff subject={override.by} />
            ): <q>{override.evidence}</q>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What follows for the subscriber and the contractor. */
export const Consequences = ({ proposal }: { readonly proposal: Proposal }) => {
  const { say } = useSpeech();
  const { balance, correctiveBill, noCorrectiveBill, contractorEntry, reversedEntry } = proposal;
  return (
    <section className="sheet">
      <h2>{say(words.consequences)}</h2>
      <dl className="facts">
        <Fact title={words.debtBefore}>
          <Amount rial={balance.before} />
        </Fact>
        <Fact title={words.debtAfter}>
          <Amount rial={balance.after} /> {balance.after < 0 && <span className="tag good">{say(words.credit)}</span>}
        </Fact>
        {correctiveBill && (
          <Fact title={words.newBill}>
            <Code>{correctiveBill.face.billNumber}</Code> · {say(words.payable)}{' '}
            <Amount rial={correctiveBill.face.payable} />
          </Fact>
        )}
        {contractorEntry && (
          <Fact title={words.contractorPays}>
            <Amount rial={contractorEntry.amount} />
          </Fact>
        )}
        {reversedEntry && (
          <Fact title={words.contractorGetsBack}>
            <Amount rial={reversedEntry.amount} />
          </Fact>
        )}
      </dl>
      {noCorrectiveBill && <p className="note warn">{say(words.noCorrectiveBill)}</p>}
    </section>
  );
};
