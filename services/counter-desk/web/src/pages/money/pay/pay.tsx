import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { send } from '../../../api/clients.ts';
import { paymentDtoStatusTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import type { PaymentDto } from '../../../api/generated/billing-adjustments.ts';
import { useMay } from '../../../app/may.ts';
import { ServiceForm } from '../../../parts/form/service-form.tsx';
import { Fact } from '../../../parts/show/fact.tsx';
import { Empty } from '../../../parts/show/states.tsx';
import { Amount, Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { moneyWords } from '../money.words.ts';
import { BackToMoney } from '../parts/back.tsx';
import { field } from '../../../parts/form/values/page-field.ts';
import { payWords as words } from './pay.words.ts';

const fields = [
  field('billId', words.billId, { maxLength: 40 }),
  field('paymentId', words.paymentId, { maxLength: 40 }),
  field('amount', words.amount, { type: 'count' }),
  field('paidOn', words.paidOn, { type: 'date' }),
  field('receiptNumber', words.receiptNumber, { help: words.receiptHelp, maxLength: 80 }),
];

/** What became of the payment, as the service says it. */
const Result = ({ payment }: { readonly payment: PaymentDto }) => {
  const { say } = useSpeech();
  const { status, accountId, settles, matched, receiptNumber, unidentifiedPaymentId: id, because } = payment;
  return (
    <div className={`note ${status === 'posted' ? 'good' : 'warn'}`} role="status">
      <p>
        <strong>{say(paymentDtoStatusTitles[status])}</strong> {because}
      </p>
      <dl className="facts">
        <Fact title={words.receiptNumber}>
          <Code>{receiptNumber}</Code>
        </Fact>
        {accountId !== undefined && (
          <Fact title={words.account}>
            <Code>{accountId}</Code>
          </Fact>
        )}
        {settles.length > 0 && (
          <Fact title={words.settles}>
            {settles.map((bill) => (
              <div key={bill}>
                <Code>{bill}</Code>
              </div>
            ))}
          </Fact>
        )}
        {matched && matched.difference !== 0 && (
          <Fact title={words.difference}>
            <Amount rial={matched.difference} />
          </Fact>
        )}
      </dl>
      {id !== undefined && (
        <Link to="/money/unidentified/$id" params={{ id }}>
          {say(words.see)}
        </Link>
      )}
    </div>
  );
};

/** One payment at a channel; the service says whether it is posted, kept for a person, or known. */
export const Pay = () => {
  const { say } = useSpeech();
  const [payment, setPayment] = useState<PaymentDto>();
  const pays = useMay('pay');
  return (
    <>
      <BackToMoney />
      <h1>{say(words.title)}</h1>
      {!pays && <Empty>{say(moneyWords.notYourWork)}</Empty>}
      {payment && (
        <>
          <Result payment={payment} />
          <Button onPress={() => setPayment(undefined)}>{say(words.another)}</Button>
        </>
      )}
      {pays && !payment && (
        <section className="sheet">
          <ServiceForm
            draft="money:pay"
            fields={fields}
            sendLabel={say(words.send)}
            send={(body, key) => send('billing-adjustments', '/v1/payments', body, key) as Promise<PaymentDto>}
            onSent={setPayment}
          />
        </section>
      )}
    </>
  );
};
