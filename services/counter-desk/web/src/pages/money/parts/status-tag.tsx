import { useSpeech } from '../../../words/language.tsx';
import { moneyWords as words } from '../money.words.ts';
import type { Decided } from './decided.tsx';

const tones: Readonly<Record<string, string>> = {
  open: 'warn',
  proposed: 'warn',
  requested: 'warn',
  awaitingApproval: 'warn',
  declined: 'bad',
  refused: 'bad',
};

/** The status in the words of the service, and whether it waits for the reader. */
export const StatusTag = ({ decided }: { readonly decided: Decided & { readonly status: string } }) => {
  const { say } = useSpeech();
  return (
    <span className="row">
      <span className={`tag ${tones[decided.status] ?? 'good'}`}>{say(decided.statusTitle)}</span>
      {decided.yourPart && <span className="tag">{say(words.yours)}</span>}
    </span>
  );
};
