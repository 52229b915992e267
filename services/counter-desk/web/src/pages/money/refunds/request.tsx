import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { billing, dataOf, send } from '../../../api/clients.ts';
import type { RefundStepDto } from '../../../api/generated/billing-adjustments.ts';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { Amount, Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { field } from '../../../parts/form/values/page-field.ts';
import { reversalWords } from '../reversals/reversal.words.ts';
import { refundWords as words } from './refund.words.ts';

const fields = [
  field('amount', words.amountField, { type: 'count' }),
  field('iban', words.iban, { help: words.ibanHelp, maxLength: 40, personal: true }),
  field('reason', words.reason),
];

/** How much can be refunded now. */
const Refundable = ({ accountId }: { readonly accountId: string }) => {
  const { say } = useSpeech();
  const query = useQuery({
    queryKey: ['refundable', accountId],
    queryFn: () => dataOf(billing.GET('/v1/accounts/{accountId}/refundable', { params: { path: { accountId } } })),
  });
  return (
    <Loaded query={query}>
      {({ refundable }) => (
        <p className="owed">
          {say(words.refundable)}{' '}
          <strong>
            <Amount rial={refundable} />
          </strong>
        </p>
      )}
    </Loaded>
  );
};

/** Asks to pay a credit back to the subscriber's bank account; another person approves. */
export const RequestRefund = () => {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { accountId } = useParams({ from: '/money/accounts/$accountId/refund' });
  return (
    <>
      <p className="no-print">
        <Link to="/money/accounts/$accountId" params={{ accountId }}>
          {say(reversalWords.backToAccount)}
        </Link>
      </p>
      <h1>
        {say(words.request)} <Code>{accountId}</Code>
      </h1>
      <Refundable accountId={accountId} />
      <section className="note warn">
        <h2>{say(words.follows)}</h2>
        <ul>
          <li>{say(words.followsAtOnce)}</li>
          <li>{say(words.followsSecond)}</li>
          <li>{say(words.followsBack)}</li>
        </ul>
      </section>
      <section className="sheet">
        <ServiceForm
          draft={`money:refund:${accountId}`}
          fields={fields}
          sendLabel={say(words.send)}
          send={(body, key) =>
            send('billing-adjustments', `/v1/accounts/${accountId}/refunds`, body, key) as Promise<RefundStepDto>
          }
          onSent={({ refundId }) => {
            void queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => of !== 'draft' });
            void navigate({ to: '/money/refunds/$refundId', params: { refundId } });
          }}
        />
      </section>
    </>
  );
};
