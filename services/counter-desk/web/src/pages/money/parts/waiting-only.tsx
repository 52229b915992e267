import { Button } from 'react-aria-components/Button';
import { useSpeech } from '../../../words/language.tsx';
import { moneyWords as words } from '../money.words.ts';

/** Only what waits, or all. */
export const WaitingOnly = ({
  isOnly,
  choose,
}: {
  readonly isOnly: boolean;
  readonly choose: (isOnly: boolean) => void;
}) => {
  const { say } = useSpeech();
  return (
    <p className="row">
      <Button aria-pressed={isOnly} onPress={() => choose(true)}>
        {say(words.onlyWaiting)}
      </Button>
      <Button aria-pressed={!isOnly} onPress={() => choose(false)}>
        {say(words.all)}
      </Button>
    </p>
  );
};
