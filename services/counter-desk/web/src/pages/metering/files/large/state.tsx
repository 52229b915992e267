import { useSpeech } from '../../../../words/language.tsx';
import { largeWords as words } from './large.words.ts';

const states = {
  running: [words.running, 'tag'],
  stopping: [words.stopping, 'tag warn'],
  stopped: [words.stopped, 'tag warn'],
  done: [words.done, 'tag good'],
} as const;

/** Where a large file stands, as a mark. */
export const LargeState = ({ status }: { readonly status: string }) => {
  const { say } = useSpeech();
  const [title, mark] = states[status as keyof typeof states];
  return <span className={mark}>{say(title)}</span>;
};
