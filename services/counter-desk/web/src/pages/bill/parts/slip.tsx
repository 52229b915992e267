import type { Explanation } from '../../../api/generated/billing-adjustments.ts';
import { BillLink } from '../../../parts/identifiers/bill-link.tsx';
import { Copied } from '../../../parts/identifiers/copied.tsx';
import { Fact } from '../../../parts/show/fact.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Amount, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { billWords as words } from '../bill.words.ts';

const Days = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const { say } = useSpeech();
  return (
    <>
      <Day on={from} /> {say(words.until)} <Day on={to} />
    </>
  );
};

/** The days are those in force; an explanation without a reason has none. */
const Period = ({ bill: { periodFrom, periodTo, periodAsIssued, days } }: { readonly bill: Explanation }) => {
  const { say, language } = useSpeech();
  return (
    <>
      <Fact title={words.period}>
        <Days from={periodFrom} to={periodTo} />
        {days !== undefined && <span className="soft"> ({say(words.days, { count: number(days, language) })})</span>}
      </Fact>
      {periodAsIssued && (
        <Fact title={words.periodAsIssued}>
          <Days {...periodAsIssued} />
        </Fact>
      )}
    </>
  );
};

const Others = ({ bill: { supersededBy, replaces } }: { readonly bill: Explanation }) => (
  <>
    {supersededBy !== undefined && (
      <Fact title={words.replacedBy}>
        <BillLink billNumber={supersededBy} />
      </Fact>
    )}
    {replaces !== undefined && (
      <Fact title={words.replaces}>
        <BillLink billNumber={replaces} />
      </Fact>
    )}
  </>
);

/** What stands on the slip with which the bill is paid. */
export const Slip = ({ bill }: { readonly bill: Explanation }) => {
  const { say } = useSpeech();
  const { payable, leftToPay, paid, paymentDeadline, billId, paymentId, issuedOn, postponed, replaced } = bill;
  return (
    <section className="sheet" aria-labelledby="slip">
      <h2 id="slip">{say(words.slip)}</h2>
      {[replaced, postponed].map(
        (note) =>
          note && (
            <p key={note.en} className="note warn">
              <Sentence>{say(note)}</Sentence>
            </p>
          ),
      )}
      <dl className="facts">
        <Period bill={bill} />
        <Fact title={words.issuedOn}>
          <Day on={issuedOn} />
        </Fact>
        <Fact title={words.payable}>
          <strong>
            <Amount rial={payable} />
          </strong>
        </Fact>
        {paid !== undefined && (
          <Fact title={words.paid}>
            <Amount rial={paid} />
          </Fact>
        )}
        <Fact title={words.left}>
          <Amount rial={leftToPay} />
        </Fact>
        <Fact title={words.deadline}>
          <Day on={paymentDeadline} />
        </Fact>
        <Fact title={words.billId}>
          <Copied of={say(words.billId)}>{billId}</Copied>
        </Fact>
        <Fact title={words.paymentId}>
          {paymentId === undefined ? say(words.noPaymentId) : <Copied of={say(words.paymentId)}>{paymentId}</Copied>}
        </Fact>
        <Others bill={bill} />
      </dl>
    </section>
  );
};
