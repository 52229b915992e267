import { Button } from 'react-aria-components/Button';
import { useSpeech } from '../../../words/language.tsx';
import { accountWords as words } from '../account.words.ts';

interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** The next page of a list, if there is one. */
export const More = ({ query }: { readonly query: Paged }) => {
  const { say } = useSpeech();
  return query.hasNextPage ? (
    <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
      {say(words.more)}
    </Button>
  ) : null;
};
