import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { send } from '../../../api/clients.ts';
import {
  reversalBodyExtentTitles,
  reversalBodyReasonTitles,
} from '../../../api/generated/billing-adjustments.titles.ts';
import type { ReversalStepDto } from '../../../api/generated/billing-adjustments.ts';
import { Fact } from '../../../parts/show/fact.tsx';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import { Empty, Loaded } from '../../../parts/show/states.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { usePaymentsOf } from '../account/queries.ts';
import { moneyWords } from '../money.words.ts';
import { field, optionsOf } from '../../../parts/form/values/page-field.ts';
import { Follows } from './follows.tsx';
import { reversalWords as words } from './reversal.words.ts';

const fields = [
  field('reason', words.reason, {
    type: 'choice',
    options: optionsOf(reversalBodyReasonTitles),
  }),
  field('documentNumber', words.documentNumber, { maxLength: 80 }),
  field('documentDate', words.documentDate, { type: 'date' }),
  field('extent', words.extent, {
    type: 'choice',
    required: false,
    shownIf: { field: 'reason', is: 'oneOf', values: ['returnedCheque'] },
    options: optionsOf(reversalBodyExtentTitles),
  }),
  field('remarks', words.remarks, { required: false }),
];

type Payment = NonNullable<ReturnType<typeof usePaymentsOf>['data']>['pages'][number]['items'][number];

const Facts = ({ accountId, payment }: { readonly accountId: string; readonly payment: Payment }) => (
  <dl className="facts sheet">
    <Fact title={moneyWords.account}>
      <Code>{accountId}</Code>
    </Fact>
    <Fact title={moneyWords.amount}>
      <strong>
        <Amount rial={payment.amount} />
      </strong>
    </Fact>
    <Fact title={words.paidOn}>
      <Day on={payment.paidOn} />
    </Fact>
    {payment.billNumber !== undefined && (
      <Fact title={words.bill}>
        <Code>{payment.billNumber}</Code>
      </Fact>
    )}
  </dl>
);

const RequestForm = ({ reference }: { readonly reference: string }) => {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const path = `/v1/payments/${reference}/reversals`;
  return (
    <section className="sheet">
      <ServiceForm
        draft={`money:reverse:${reference}`}
        fields={fields}
        initial={{ reason: 'returnedCheque' }}
        sendLabel={say(words.send)}
        send={(body, key) => send('billing-adjustments', path, body, key) as Promise<ReversalStepDto>}
        onSent={({ reversalId }) => {
          void queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => of !== 'draft' });
          void navigate({ to: '/money/reversals/$reversalId', params: { reversalId } });
        }}
      />
    </section>
  );
};

/** Asks to take one payment back; what follows is said first, and another person confirms. */
export const RequestReversal = () => {
  const { say } = useSpeech();
  const { accountId, reference } = useParams({ from: '/money/accounts/$accountId/reverse/$reference' });
  const query = usePaymentsOf(accountId);
  return (
    <>
      <p className="no-print">
        <Link to="/money/accounts/$accountId" params={{ accountId }}>
          {say(words.backToAccount)}
        </Link>
      </p>
      <h1>{say(words.request)}</h1>
      <Loaded query={query}>
        {({ pages }) => {
          const payment = pages.flatMap(({ items }) => items).find((each) => each.reference === reference);
          return payment ? (
            <>
              <Facts accountId={accountId} payment={payment} />
              <Follows />
              <RequestForm reference={reference} />
            </>
          ) : (
            <Empty>{say(words.unknown)}</Empty>
          );
        }}
      </Loaded>
    </>
  );
};
