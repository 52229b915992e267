import { useSpeech } from '../../../words/language.tsx';
import type { Progress } from '../kept/kept-visit.ts';
import { visitWords as words } from '../visit.words.ts';

const tones = { open: '', waiting: 'warn', sent: 'good', refused: 'bad', movedOn: 'bad' } as const;

/** How far a visit has come, in words. */
export const ProgressTag = ({ state }: Pick<Progress, 'state'>) => {
  const { say } = useSpeech();
  return <span className={`tag ${tones[state]}`}>{say(words[state])}</span>;
};
