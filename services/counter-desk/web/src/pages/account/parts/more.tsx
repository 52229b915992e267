import { More as MoreRows, type Paged } from '../../../parts/list/more.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { accountWords as words } from '../account.words.ts';

/** The next page of a list of the card. */
export const More = ({ query }: { readonly query: Paged }) => {
  const { say } = useSpeech();
  return <MoreRows query={query}>{say(words.more)}</MoreRows>;
};
