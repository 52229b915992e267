import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { sessionChanged } from '../api/session-changes.ts';
import { useSpeech } from '../words/language.tsx';
import { shellWords as words } from '../words/shell.words.ts';
import { lockDesk, signInAddress, signOut, usePerson } from './session.tsx';
import { switchTheme } from './theme.ts';

const Acts = () => {
  const { say, language, choose } = useSpeech();
  return (
    <>
      <Button className="react-aria-Button plain" onPress={() => choose(language === 'fa' ? 'en' : 'fa')}>
        <span lang={language === 'fa' ? 'en' : 'fa'}>{say(words.otherLanguage)}</span>
      </Button>
      <Button className="react-aria-Button plain" aria-label={say(words.switchTheme)} onPress={switchTheme}>
        ◐
      </Button>
      <Link to="/shortcuts" className="button plain keys" aria-label={say(words.shortcuts)}>
        <kbd>?</kbd>
      </Link>
      <Button
        className="react-aria-Button plain"
        onPress={() => void lockDesk().then(() => sessionChanged('SessionMustBeUnlocked'))}
      >
        {say(words.lock)}
      </Button>
      <a className="button" href={signInAddress()}>
        {say(words.changeUser)}
      </a>
      <Button onPress={() => void signOut()}>{say(words.signOut)}</Button>
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
      <Button
        className="react-aria-Button who-opens"
        aria-expanded={isOpen}
        aria-controls="who-acts"
        aria-label={say(words.more, { name: person.name })}
        onPress={() => setOpen((before) => !before)}
      >
        ☰
      </Button>
      <div className="who" id="who-acts" data-open={isOpen}>
        <span className="name">{person.name}</span>
        <Acts />
      </div>
    </>
  );
};
