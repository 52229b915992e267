import { Link, useParams } from '@tanstack/react-router';
import type { VolumeFactorDto } from '../../../api/generated/billing-adjustments.ts';
import { useMay } from '../../../app/may.ts';
import { usePerson } from '../../../app/session.tsx';
import { CommandForm, FoldedCommand } from '../../../parts/form/command/command-form.tsx';
import { field } from '../../../parts/form/values/page-field.ts';
import { dayIn, decimal } from '../../../parts/show/figures.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { Basis } from './basis.tsx';
import { factorWords as words } from './factor.words.ts';
import { Factors } from './list.tsx';
import { ProposeFactor } from './propose.tsx';
import { useFactors } from './queries.ts';

const reasonFields = [field('reason', words.declineReason, { maxLength: 400 })];

interface Props {
  readonly accountId: string;
  readonly factor: VolumeFactorDto;
}

/** The head confirms or declines; whoever proposed it reads that another person does (7.5). */
const Decision = ({ accountId, factor }: Props) => {
  const { say, language } = useSpeech();
  const decides = useMay('decidesFactors');
  const isOwn = usePerson().subject.toLowerCase() === factor.proposedBy.toLowerCase();
  const path = `/v1/accounts/${encodeURIComponent(accountId)}/volume-factors/${factor.factorId}`;
  const figures = { day: dayIn(factor.from, language), factor: decimal(factor.factor, language) };
  const isWaiting = factor.state === 'waiting';
  if (!decides && !(isOwn && isWaiting)) return null;
  return (
    <section className="sheet no-print" aria-labelledby={factor.factorId}>
      <h2 id={factor.factorId}>{say(words.decision)}</h2>
      {!isWaiting || isOwn ? (
        <p className="note">{say(isWaiting ? words.own : words.kept)}</p>
      ) : (
        <>
          <p>{say(words.follows, figures)}</p>
          <div>
            <Basis of={factor} />
          </div>
          <CommandForm
            service="billing-adjustments"
            path={`${path}/confirmations`}
            label={say(words.confirm)}
            fields={[]}
          />
        </>
      )}
      {decides && (
        <FoldedCommand
          service="billing-adjustments"
          path={`${path}/declines`}
          label={say(words.decline)}
          fields={reasonFields}
        />
      )}
    </section>
  );
};

/** Volume factors of one account: the list, the proposal, and the decision of the second person. */
export const FactorsPage = () => {
  const { say } = useSpeech();
  const { accountId } = useParams({ from: '/accounts/$accountId/volume-factors' });
  const proposes = useMay('proposesFactors');
  const opens = useMay('account');
  const query = useFactors(accountId);
  return (
    <>
      {opens && (
        <p className="no-print">
          <Link to="/accounts/$accountId" params={{ accountId }}>
            {say(words.back)}
          </Link>
        </p>
      )}
      <h1>
        {say(words.title)} <Code>{accountId}</Code>
      </h1>
      <Loaded query={query}>
        {(items) => (
          <>
            <p className="soft">{say(words.says)}</p>
            {items
              .filter(({ state }) => state === 'waiting' || state === 'kept')
              .map((factor) => (
                <Decision key={factor.factorId} accountId={accountId} factor={factor} />
              ))}
            <section className="sheet">
              <Factors items={items} />
            </section>
            {proposes && <ProposeFactor accountId={accountId} />}
          </>
        )}
      </Loaded>
    </>
  );
};
