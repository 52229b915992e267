import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Away } from '../parts/away/away.tsx';
import { number } from '../parts/show/figures.ts';
import { useSpeech } from '../words/language.tsx';
import { shellWords as words } from '../words/shell.words.ts';
import { useShortcuts } from './keys/use-shortcuts.ts';
import { Page } from './routes/with-controls.tsx';
import { useMay } from './may.ts';
import { useMenu } from './menu.ts';
import { signInAddress } from './session.tsx';
import { seek } from './sought.ts';
import { countUnsent } from './visits-here.ts';
import { Who } from './who.tsx';

const SearchBox = () => {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  return (
    <form
      role="search"
      className="find"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        seek(text.trim());
        void navigate({ to: '/search' });
      }}
    >
      <input
        className="input"
        id="search"
        aria-label={say(words.find)}
        placeholder={say(words.findHint)}
        value={text}
        onChange={({ target }) => setText(target.value)}
        autoComplete="off"
        spellCheck={false}
      />
    </form>
  );
};

/** As the router marks the entry of the page. */
const ACTIVE = { 'aria-current': 'page' } as const;

/** The frame around every page: search, menu by role, who is signed in. */
export const Shell = () => {
  const { say } = useSpeech();
  const entries = useMenu();
  const searches = useMay('account');
  const path = useLocation({ select: ({ pathname }) => pathname });
  useShortcuts();
  return (
    <div className="shell">
      <a className="skip" href="#page">
        {say(words.skip)}
      </a>
      <header>
        <Link to="/" className="brand">
          {say(words.desk)}
        </Link>
        {searches && <SearchBox />}
        <Who />
      </header>
      {entries.length > 0 && (
        <nav aria-label={say(words.menu)}>
          <ul>
            {entries.map(({ to, title, beside }) => (
              <li key={to}>
                <Link
                  to={to}
                  activeOptions={{ exact: to === '/' }}
                  {...(beside !== undefined && path.startsWith(beside) && ACTIVE)}
                >
                  {say(title)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <main id="page" tabIndex={-1}>
        <Away />
        <Page />
      </main>
    </div>
  );
};

/** Finished visits on this phone wait for their own person. */
const UnsentHere = () => {
  const { say, language } = useSpeech();
  const [count, setCount] = useState(0);
  useEffect(() => void countUnsent().then(setCount, () => undefined), []);
  if (count === 0) return null;
  return <p className="note warn">{say(words.unsentHere, { count: number(count, language) })}</p>;
};

/** For a person who is not signed in. */
export const Stranger = () => {
  const { say } = useSpeech();
  return (
    <main className="gate">
      <h1>{say(words.desk)}</h1>
      <p>{say(words.welcome)}</p>
      <UnsentHere />
      <a className="button main" href={signInAddress()}>
        {say(words.signIn)}
      </a>
    </main>
  );
};

/** In place of the page of a person who left the counter. */
export const Lock = () => {
  const { say } = useSpeech();
  return (
    <div className="lock" role="dialog" aria-modal="true" aria-labelledby="lock-title">
      <div className="gate">
        <h1 id="lock-title">{say(words.locked)}</h1>
        <p>{say(words.lockedSays)}</p>
        <UnsentHere />
        <a className="button main" href={signInAddress()}>
          {say(words.signIn)}
        </a>
      </div>
    </div>
  );
};
