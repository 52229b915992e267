import { Link } from '@tanstack/react-router';
import { billStatusTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import type { Bill } from '../../../api/generated/billing-adjustments.ts';
import { useMay } from '../../../app/may.ts';
import { BillLink } from '../../../parts/identifiers/bill-link.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { accountWords as words } from '../account.words.ts';
import { useBills } from '../queries.ts';
import { Few } from './few.tsx';
import { More } from './more.tsx';
import { Table } from './table.tsx';

const tone = { issued: 'warn', paid: 'good', superseded: '', corrected: '' } as const;

const Row = ({ bill }: { readonly bill: Bill }) => {
  const { say } = useSpeech();
  const { accountId, billNumber, status } = bill;
  return (
    <tr>
      <td>
        <BillLink billNumber={billNumber} />
      </td>
      <td>
        <Day on={bill.periodFrom} /> {say(words.until)} <Day on={bill.periodTo} />
      </td>
      <td>
        <Amount rial={bill.payable} />
      </td>
      <td>
        <Amount rial={bill.leftToPay} />
      </td>
      <td>
        <Day on={bill.paymentDeadline} />
      </td>
      <td>{bill.paymentId && <Code>{bill.paymentId}</Code>}</td>
      <td>
        <span className={`tag ${tone[status]}`}>{say(billStatusTitles[status])}</span>
      </td>
      <td>
        {useMay('register') && (
          <Link to="/register" search={{ account: accountId, bill: billNumber }}>
            {say(words.objectToBill)} <span className="hidden">{billNumber}</span>
          </Link>
        )}
      </td>
    </tr>
  );
};

/** The bills of the account, the latest first. */
export const Bills = ({ accountId }: { readonly accountId: string }) => {
  const { say } = useSpeech();
  const query = useBills(accountId);
  const heads = [
    words.bill,
    words.period,
    words.payable,
    words.left,
    words.deadline,
    words.paymentId,
    words.state,
    words.request,
  ].map((head) => say(head));
  return (
    <section className="sheet" aria-labelledby="bills">
      <h2 id="bills">{say(words.bills)}</h2>
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <p className="soft">{say(words.noBills)}</p>;
          return (
            <Few items={items} first={6} more={<More query={query} />}>
              {(shown) => (
                <Table label={say(words.bills)} heads={heads}>
                  {shown.map((each) => (
                    <Row key={each.billNumber} bill={each} />
                  ))}
                </Table>
              )}
            </Few>
          );
        }}
      </Loaded>
    </section>
  );
};
