import { stateWords } from '../../words/shell.words.ts';
import { PendingButton } from '../press/pending-button.tsx';

/** A list that is read page by page. */
export interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

/** The next page of a list, if there is one. @param children What the button says */
export const More = ({ query, children }: { readonly query: Paged; readonly children: string }) =>
  query.hasNextPage ? (
    <PendingButton
      isPending={query.isFetchingNextPage}
      doing={stateWords.loading}
      onPress={() => void query.fetchNextPage()}
    >
      {children}
    </PendingButton>
  ) : null;
