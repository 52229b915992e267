import { useSpeech, type Words } from '../../words/language.tsx';
import { stateWords } from '../../words/shell.words.ts';

interface Props {
  readonly isPending: boolean;
  readonly children: string;
  /** What the button does; without it, it sends its form. */
  readonly onPress?: () => void;
  readonly isMain?: boolean;
  /** What it says while it works. */
  readonly doing?: Words;
}

/**
 * A button whose work takes a while: meanwhile it keeps the focus and says so, and another press does nothing. A reader
 * who does not see it hears it too. The second press of a double click may come before the first is known to be work.
 */
export const PendingButton = ({ isPending, children, onPress, isMain = false, doing = stateWords.doing }: Props) => {
  const { say } = useSpeech();
  return (
    <>
      <button
        type={onPress ? 'button' : 'submit'}
        className={isMain ? 'button main' : 'button'}
        aria-disabled={isPending}
        onClick={(event) => (isPending || event.detail > 1 ? event.preventDefault() : onPress?.())}
      >
        {isPending ? say(doing) : children}
      </button>
      <span role="status" className="hidden">
        {isPending && say(doing)}
      </span>
    </>
  );
};
