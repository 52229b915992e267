import { Navigate } from '@tanstack/react-router';
import type { FoundAccount } from '../../api/generated/customer-accounts.ts';
import { useMay } from '../../app/may.ts';
import { Loaded } from '../../parts/show/states.tsx';
import { useBills } from '../account/queries.ts';

const Card = ({ accountId }: { readonly accountId: string }) => (
  <Navigate to="/accounts/$accountId" params={{ accountId }} replace />
);

interface Props {
  readonly found: FoundAccount;
  /** What was looked for, in plain digits. */
  readonly text: string;
}

const BillOfPayment = ({ found: { accountId }, text }: Props) => {
  const query = useBills(accountId);
  const paymentId = text.replace(/^0+/, '');
  if (query.isError) return <Card accountId={accountId} />;
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const bill = pages.flatMap(({ items }) => items).find((each) => each.paymentId === paymentId);
        if (!bill) return <Card accountId={accountId} />;
        return <Navigate to="/bills/$billNumber" params={{ billNumber: bill.billNumber }} replace />;
      }}
    </Loaded>
  );
};

/** Opens what one identifier names: the bill of a payment id, otherwise the card of the account. */
export const OpenFound = (props: Props) => {
  const opensBills = useMay('bill');
  const { matchedBy, accountId } = props.found;
  return opensBills && matchedBy.includes('paymentId') ? <BillOfPayment {...props} /> : <Card accountId={accountId} />;
};
