import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { accounts, dataOf } from '../../api/clients.ts';
import { Loaded } from '../../parts/show/states.tsx';
import { useSpeech } from '../../words/language.tsx';
import { shellWords } from '../../words/shell.words.ts';

/** Whatever the words in the search box name. */
export const Search = () => {
  const { say } = useSpeech();
  const { q } = useSearch({ from: '/search' });
  const query = useQuery({
    queryKey: ['search', q],
    queryFn: () => dataOf(accounts.POST('/v1/account-searches', { body: { search: q } })),
  });
  return (
    <>
      <h1>{say(shellWords.find)}</h1>
      <Loaded query={query}>{(found) => <pre dir="ltr">{JSON.stringify(found, undefined, 2)}</pre>}</Loaded>
    </>
  );
};
