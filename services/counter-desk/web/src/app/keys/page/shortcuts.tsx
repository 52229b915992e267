import { Button } from 'react-aria-components/Button';
import { switchShortcuts, useShortcutsOn } from '../switched.ts';
import { useMenu } from '../../menu.ts';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { shortcutsWords as words } from './shortcuts.words.ts';

interface Shortcut {
  /** One key after the other. */
  readonly keys: readonly string[];
  readonly does: Words;
}

const inForms: readonly Shortcut[] = [
  { keys: ['Tab'], does: words.tab },
  { keys: ['Enter'], does: words.enter },
  { keys: ['↑ ↓ ← →'], does: words.arrows },
  { keys: ['Esc'], does: words.escape },
];

const Keys = ({ keys }: Pick<Shortcut, 'keys'>) => {
  const { say } = useSpeech();
  return (
    <span className="row">
      {keys.map((key, place) => (
        <span key={key} className="row">
          {place > 0 && <span className="soft">{say(words.then)}</span>}
          <kbd dir="ltr">{key}</kbd>
        </span>
      ))}
    </span>
  );
};

const Table = ({ title, shortcuts }: { readonly title: Words; readonly shortcuts: readonly Shortcut[] }) => {
  const { say } = useSpeech();
  return (
    <section className="sheet">
      <h2>{say(title)}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.key)}</th>
            <th scope="col">{say(words.does)}</th>
          </tr>
        </thead>
        <tbody>
          {shortcuts.map(({ keys, does }) => (
            <tr key={keys.join(' ')}>
              <td>
                <Keys keys={keys} />
              </td>
              <td>{say(does)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** The keys of the desk, and a switch for single ones. */
export const Shortcuts = () => {
  const { say } = useSpeech();
  const isOn = useShortcutsOn();
  const everywhere = useMenu().map(({ key, title }): Shortcut => ({ keys: ['g', key], does: title }));
  const single = [{ keys: ['?'], does: words.shortcuts }, { keys: ['/'], does: words.search }, ...everywhere];
  return (
    <>
      <h1>{say(words.title)}</h1>
      <p className="note row spread" role="status">
        {say(isOn ? words.isOn : words.isOff)}
        <Button onPress={switchShortcuts}>{say(isOn ? words.switchOff : words.switchOn)}</Button>
      </p>
      <div className="columns">
        <Table title={words.everywhere} shortcuts={single} />
        <Table title={words.inForms} shortcuts={inForms} />
      </div>
      <p className="soft">{say(words.letters)}</p>
    </>
  );
};
