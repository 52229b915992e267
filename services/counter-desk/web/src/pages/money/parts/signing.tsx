import type { ReactNode } from 'react';
import { moneyStandInBodyRoleTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import type { Refund } from '../../../api/generated/billing-adjustments.ts';
import { useMay } from '../../../app/may.ts';
import { Fact } from '../../../parts/show/fact.tsx';
import { Staff } from '../../../parts/show/people.tsx';
import { Amount, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { moneyWords as words } from '../money.words.ts';
import { CommandForm, FoldedCommand } from '../../../parts/form/command/command-form.tsx';
import type { Decided } from './decided.tsx';
import { field } from '../../../parts/form/values/page-field.ts';

const reasonFields = [field('reason', words.declineReason)];
const standInFields = [field('person', words.standInPerson, { maxLength: 80 }), field('reason', words.reason)];

type Signed = Pick<Refund, 'sum'> & {
  readonly approvalsNeeded?: Refund['approvalsNeeded'];
  readonly approvals?: Refund['approvals'];
};

/** Which roles must sign, who has, and why more are needed. */
export const ApprovalsOf = ({ signed: { approvalsNeeded = [], approvals = [], sum } }: { readonly signed: Signed }) => {
  const { say } = useSpeech();
  if (approvalsNeeded.length === 0 && approvals.length === 0) return null;
  const left = approvalsNeeded.filter((role) => !approvals.some((approval) => approval.role === role));
  return (
    <section className="sheet">
      <h2>{say(words.approvals)}</h2>
      <dl className="facts">
        {approvals.map(({ role, by, on, inPlace }) => (
          <Fact key={`${role} ${by}`} title={moneyStandInBodyRoleTitles[role]}>
            {say(words.given)}: <Staff subject={by} /> · <Day on={on} />{' '}
            {inPlace && <span className="tag">{say(words.inPlace)}</span>}
          </Fact>
        ))}
        {left.map((role) => (
          <Fact key={role} title={moneyStandInBodyRoleTitles[role]}>
            <span className="tag warn">{say(words.stillMissing)}</span>
          </Fact>
        ))}
        {sum?.raisesBand && (
          <Fact title={words.sum}>
            <Amount rial={sum.total} /> <span className="soft">{say(words.sumSays)}</span>
          </Fact>
        )}
      </dl>
    </section>
  );
};

interface Props {
  /** Path of the matter at billing. */
  readonly path: string;
  readonly decided: Decided;
  readonly confirm: { readonly operation: string; readonly label: string; readonly body?: Record<string, unknown> };
  /** What a decline says besides its reason. */
  readonly declineBody?: Record<string, unknown>;
  readonly isOwn: boolean;
  /** What follows from a confirmation. */
  readonly children: ReactNode;
}

/** What this person may do about money that waits: confirm, decline, name a stand-in. */
export const Signing = ({ path, decided, confirm, declineBody, isOwn, children }: Props) => {
  const { say } = useSpeech();
  const declines = useMay('decidesMoney');
  const signs = decided.yourPart === 'sign' || decided.yourPart === 'signInPlace';
  return (
    <section className="sheet no-print" aria-labelledby="decision">
      <h2 id="decision">{say(words.decision)}</h2>
      {signs && (
        <>
          {children}
          <CommandForm
            service="billing-adjustments"
            path={`${path}/${confirm.operation}`}
            label={confirm.label}
            fields={[]}
            {...(confirm.body && { fixed: confirm.body })}
          />
        </>
      )}
      {decided.yourPart === 'nameStandIn' && (
        <>
          <p>{say(words.standInSays)}</p>
          <FoldedCommand
            service="billing-adjustments"
            path={`${path}/stand-ins`}
            label={say(words.standIn)}
            fields={standInFields}
          />
        </>
      )}
      {decided.yourPart === undefined && <p className="soft">{say(words.notYours)}</p>}
      {declines && (
        <FoldedCommand
          service="billing-adjustments"
          path={`${path}/declines`}
          label={say(isOwn ? words.takeBack : words.decline)}
          fields={reasonFields}
          {...(declineBody && { fixed: declineBody })}
        />
      )}
    </section>
  );
};
