import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useMay, useMayOpen, type GuardedPage } from '../../app/may.ts';
import { plainDigits } from '../../parts/form/values/typed.ts';
import { Empty } from '../../parts/show/states.tsx';
import { useSpeech, type Words } from '../../words/language.tsx';
import { moneyWords as words } from './money.words.ts';
import { payWords } from './pay/pay.words.ts';
import { WaitingMoney } from './waiting.tsx';

interface Entry {
  readonly to: '/money/files' | '/money/unidentified' | '/money/reversals' | '/money/refunds' | '/money/pay';
  readonly page: GuardedPage;
  readonly title: Words;
  readonly says: Words;
}
const entries: readonly Entry[] = [
  { to: '/money/files', page: 'paymentFiles', title: words.files, says: words.filesSay },
  { to: '/money/pay', page: 'pay', title: payWords.title, says: payWords.says },
  { to: '/money/unidentified', page: 'unidentified', title: words.unidentified, says: words.unidentifiedSay },
  { to: '/money/reversals', page: 'moneyBack', title: words.reversals, says: words.reversalsSay },
  { to: '/money/refunds', page: 'moneyBack', title: words.refunds, says: words.refundsSay },
];

const FindAccount = () => {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        const accountId = plainDigits(typed.trim()).replaceAll(/\D/g, '');
        if (accountId !== '') void navigate({ to: '/money/accounts/$accountId', params: { accountId } });
      }}
    >
      <h2>{say(words.findAccount)}</h2>
      <div className="field">
        <label htmlFor="account-number">{say(words.accountNumber)}</label>
        <span className="row">
          <input
            className="input grow"
            id="account-number"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            inputMode="numeric"
            autoComplete="off"
          />
          <Button type="submit">{say(words.open)}</Button>
        </span>
      </div>
    </form>
  );
};

const Lists = () => {
  const { say } = useSpeech();
  const mayOpen = useMayOpen();
  const decides = useMay('decidesMoney');
  const findsAccounts = useMay('moneyOfAccount');
  return (
    <>
      {decides && <WaitingMoney />}
      <h2>{say(words.pages)}</h2>
      <ul className="cards">
        {entries
          .filter(({ page }) => mayOpen(page))
          .map(({ to, title, says }) => (
            <li key={to} className="sheet">
              <h3>
                <Link to={to}>{say(title)}</Link>
              </h3>
              <p className="soft">{say(says)}</p>
            </li>
          ))}
      </ul>
      {findsAccounts && <FindAccount />}
    </>
  );
};

/** What waits for the person, and the lists of money that the person sees. */
export const Money = () => {
  const { say } = useSpeech();
  return (
    <>
      <h1>{say(words.title)}</h1>
      {useMay('money') ? <Lists /> : <Empty>{say(words.notYourWork)}</Empty>}
    </>
  );
};
