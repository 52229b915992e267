import { Link } from '@tanstack/react-router';
import { useMay } from '../../../app/may.ts';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { moneyWords as words } from '../money.words.ts';

/** The way back to the lists of money; a representative comes from the approvals. */
export const BackToMoney = () => {
  const { say } = useSpeech();
  const sees = useMay('money');
  return (
    <p className="no-print">
      <Link to={sees ? '/money' : '/approvals'}>{say(words.back)}</Link>
    </p>
  );
};

/** An account, with a link to its payments for those who may see them. */
export const AccountMoneyLink = ({ accountId }: { readonly accountId: string }) => {
  const sees = useMay('moneyOfAccount');
  return sees ? (
    <Link to="/money/accounts/$accountId" params={{ accountId }}>
      <Code>{accountId}</Code>
    </Link>
  ) : (
    <Code>{accountId}</Code>
  );
};
