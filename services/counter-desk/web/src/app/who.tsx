import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { sessionChanged } from '../api/session-changes.ts';
import { useSpeech } from '../words/language.tsx';
import { shellWords as words } from '../words/shell.words.ts';
import { lockDesk, signInAddress, signOut, usePerson } from './session.tsx';
import { switchTheme } from './theme.ts';

const Acts = () => {
  const { say, language, choose } = useSpeech();
  return (
    <>
      <button type="button" className="button plain" onClick={() => choose(language === 'fa' ? 'en' : 'fa')}>
        <span lang={language === 'fa' ? 'en' : 'fa'}>{say(words.otherLanguage)}</span>
      </button>
      <button type="button" className="button plain" aria-label={say(words.switchTheme)} onClick={switchTheme}>
        ◐
      </button>
      <Link to="/shortcuts" className="button plain keys" aria-label={say(words.shortcuts)}>
        <kbd>?</kbd>
      </Link>
      <button
        type="button"
        className="button plain"
        onClick={() => void lockDesk().then(() => sessionChanged('SessionMustBeUnlocked'))}
      >
        {say(words.lock)}
      </button>
      <a className="button" href={signInAddress()}>
        {say(words.changeUser)}
      </a>
      <button type="button" className="button" onClick={() => void signOut()}>
        {say(words.signOut)}
      </button>
    </>
  );
};

/** Who is signed in, and what concerns the person and this computer; on a phone behind one button. */
export const Who = () => {
  const { say } = useSpeech();
  const person = usePerson();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button who-opens"
        aria-expanded={isOpen}
        aria-controls="who-acts"
        aria-label={say(words.more, { name: person.name })}
        onClick={() => setOpen((before) => !before)}
      >
        ☰
      </button>
      <div className="who" id="who-acts" data-open={isOpen}>
        <span className="name">{person.name}</span>
        <Acts />
      </div>
    </>
  );
};
