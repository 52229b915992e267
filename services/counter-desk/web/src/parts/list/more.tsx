import { Button } from 'react-aria-components/Button';

/** A list that is read page by page. */
export interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

/** The next page of a list, if there is one. @param children What the button says */
export const More = ({ query, children }: { readonly query: Paged; readonly children: string }) =>
  query.hasNextPage ? (
    <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
      {children}
    </Button>
  ) : null;
