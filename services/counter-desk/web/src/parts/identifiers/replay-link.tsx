import { Link } from '@tanstack/react-router';
import type { Service } from '../../api/clients.ts';
import { useMay } from '../../app/may.ts';
import { useSpeech } from '../../words/language.tsx';
import { shellWords } from '../../words/shell.words.ts';

/** The record of a page, step by step, for those who may. */
export const ReplayLink = ({ service, stream }: { readonly service: Service; readonly stream: string }) => {
  const { say } = useSpeech();
  if (!useMay('replay')) return null;
  return (
    <Link className="no-print" to="/replay/$service/$stream" params={{ service, stream }}>
      {say(shellWords.replayOne)}
    </Link>
  );
};
