import { useSpeech } from '../../../words/language.tsx';
import { reversalWords as words } from './reversal.words.ts';

type Reason = 'returnedCheque' | 'wrongAccount';

/** What follows from a reversal, said before it is sent or confirmed (15.4-47, B9-2, B3-1). */
export const Follows = ({ reason }: { readonly reason?: Reason }) => {
  const { say } = useSpeech();
  return (
    <section className="note warn">
      <h2>{say(words.follows)}</h2>
      <ul>
        <li>{say(words.followsBills)}</li>
        <li>{say(words.followsDebt)}</li>
        <li>{say(words.followsName)}</li>
        {reason === undefined && <li>{say(words.followsCheque)}</li>}
        {reason !== 'returnedCheque' && <li>{say(words.followsWrong)}</li>}
      </ul>
    </section>
  );
};
