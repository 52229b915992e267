import type { ReadingRound } from '../../../api/generated/metering.ts';
import { useMay } from '../../../app/may.ts';
import { CommandForm, FoldedCommand } from '../../../parts/form/command/command-form.tsx';
import { field } from '../../../parts/form/values/page-field.ts';
import { useSpeech } from '../../../words/language.tsx';
import { roundWords as words } from './rounds.words.ts';

const MOST = 400;
const reason = [field('reason', words.reason, { maxLength: MOST })];
const whyOpen = [field('note', words.whyOpen, { required: false, maxLength: MOST })];
const contractor = [
  field('contractorId', words.contractor, { required: false, help: words.contractorHelp, maxLength: 64 }),
];

interface Props {
  readonly round: ReadingRound;
}

/** What the contractor of the order can do now. */
const Answers = ({ round: { roundId, orderId, state } }: Props) => {
  const { say } = useSpeech();
  const path = `/v1/reading-rounds/${roundId}/orders/${orderId}`;
  if (state === 'issued')
    return (
      <>
        <CommandForm service="metering" path={`${path}/acceptances`} label={say(words.accept)} fields={[]} />
        <FoldedCommand service="metering" path={`${path}/refusals`} label={say(words.refuse)} fields={reason} />
      </>
    );
  return state === 'accepted' ? (
    <CommandForm service="metering" path={`${path}/completions`} label={say(words.done)} fields={whyOpen}>
      <p className="soft">{say(words.doneSays)}</p>
    </CommandForm>
  ) : null;
};

/** What the unit of the county can do now. */
const Orders = ({ round: { roundId, orderId, state } }: Props) => {
  const { say } = useSpeech();
  const path = `/v1/reading-rounds/${roundId}/orders`;
  if (state === 'issued' || state === 'accepted')
    return (
      <FoldedCommand
        service="metering"
        path={`${path}/${orderId}/call-backs`}
        label={say(words.callBack)}
        fields={reason}
      />
    );
  return state === 'done' ? null : (
    <FoldedCommand service="metering" path={path} label={say(words.orderAgain)} fields={contractor} />
  );
};

/** The next steps of an order, for whoever has them. */
export const OrderActions = ({ round }: Props) => {
  const [answers, opens] = [useMay('answersOrders'), useMay('opensRounds')];
  if (answers) return <Answers round={round} />;
  return opens ? <Orders round={round} /> : null;
};
