import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import { billStatusTitles } from '../../api/generated/billing-adjustments.titles.ts';
import type { Explanation } from '../../api/generated/billing-adjustments.ts';
import { useMay } from '../../app/may.ts';
import { accountOfBill } from '../../parts/identifiers/bill-number.ts';
import { ReplayLink } from '../../parts/identifiers/replay-link.tsx';
import { AskReason } from '../../parts/reason/ask-reason.tsx';
import { Loaded } from '../../parts/show/states.tsx';
import { Code } from '../../parts/show/values.tsx';
import { useSpeech } from '../../words/language.tsx';
import { billWords as words } from './bill.words.ts';
import { placeOf } from './known.ts';
import { Amounts } from './parts/amounts.tsx';
import { Corrections, Requests } from './parts/corrections.tsx';
import { KnownOn } from './parts/known/known-on.tsx';
import { Lines } from './parts/lines.tsx';
import { Readings } from './parts/readings.tsx';
import { Slip } from './parts/slip.tsx';
import { isWhole, lookAtBill, useBill, useHistory, useSettled } from './queries.ts';

const tone = { issued: 'warn', paid: 'good', superseded: '', corrected: '' } as const;

interface TitleProps {
  readonly billNumber: string;
  readonly status: Explanation['status'] | undefined;
}

const Title = ({ billNumber, status }: TitleProps) => {
  const { say } = useSpeech();
  const accountId = accountOfBill(billNumber);
  const opens = useMay('account');
  const registers = useMay('register');
  return (
    <div className="row spread">
      <h1 className="row">
        <span>
          {say(words.title)} <Code>{billNumber}</Code>
        </span>
        {status && <span className={`tag ${tone[status]}`}>{say(billStatusTitles[status])}</span>}
      </h1>
      <p className="row no-print">
        {opens && status && (
          <Link to="/accounts/$accountId" params={{ accountId }}>
            {say(words.account)} <Code>{accountId}</Code>
          </Link>
        )}
        {status && <ReplayLink service="billing-adjustments" stream={`bill-account-${accountId}`} />}
        {status && <Button onPress={() => print()}>{say(words.print)}</Button>}
        {registers && status && (
          <Link className="button main" to="/register" search={{ account: accountId, bill: billNumber }}>
            {say(words.object)}
          </Link>
        )}
      </p>
    </div>
  );
};

const Details = ({ bill }: { readonly bill: Explanation }) => {
  const { say } = useSpeech();
  if (!isWhole(bill)) return <p className="soft">{say(words.afterReason)}</p>;
  return (
    <>
      <Lines bill={bill} />
      <Corrections bill={bill} />
    </>
  );
};

/** Which day is chosen stays in the address, so that it can be sent to a colleague. */
const useKnown = (billNumber: string) => {
  const { known } = useSearch({ from: '/bills/$billNumber' });
  const navigate = useNavigate({ from: '/bills/$billNumber' });
  const { data } = useHistory(billNumber);
  const steps = data?.steps ?? [];
  const place = placeOf(steps, known);
  const choose = (to: number): void =>
    void navigate({
      search: { known: to === steps.length - 1 ? undefined : steps[to]!.knownFrom },
      replace: true,
      resetScroll: false,
    });
  // The last step is now, also for what is recorded while one looks.
  const at = place < steps.length - 1 ? steps[place]!.knownFrom : undefined;
  return { steps, place, choose, at };
};

/** One bill: as issued, each line down to its events, and what was known of it when. */
export const Bill = () => {
  const { billNumber } = useParams({ from: '/bills/$billNumber' });
  const { at, ...known } = useKnown(billNumber);
  const settled = useSettled(at);
  const query = useBill(billNumber, settled);
  // The figures are still those of the day chosen before.
  const isBehind = query.isPlaceholderData || settled !== at;
  return (
    <>
      <Title billNumber={billNumber} status={query.data?.status} />
      <Loaded query={query}>
        {(bill) => (
          <>
            <AskReason
              key={bill.accountId}
              accountId={bill.accountId}
              look={(reason) => lookAtBill(billNumber, reason)}
              codes={[]}
            />
            <div className="columns">
              <div className="figures-of-day" aria-busy={isBehind}>
                <Slip bill={bill} />
                {isWhole(bill) && <Readings bill={bill} />}
                {isWhole(bill) && <Amounts bill={bill} />}
              </div>
              {known.steps.length > 0 && <KnownOn {...known} />}
            </div>
            <div className="figures-of-day" aria-busy={isBehind}>
              <Details bill={bill} />
            </div>
            <Requests billNumber={billNumber} />
          </>
        )}
      </Loaded>
    </>
  );
};
