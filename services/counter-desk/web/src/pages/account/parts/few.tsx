import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useSpeech } from '../../../words/language.tsx';
import { accountWords as words } from '../account.words.ts';

interface Props<Item> {
  readonly items: readonly Item[];
  /** So many are shown at first. */
  readonly first: number;
  readonly children: (shown: readonly Item[]) => ReactNode;
  /** Below the list when all of it is shown. */
  readonly more?: ReactNode;
}

/** The latest rows, and all of them on demand, so that one page has room for every part. */
export const Few = <Item,>({ items, first, children, more }: Props<Item>) => {
  const { say } = useSpeech();
  const [isWhole, setWhole] = useState(false);
  const isAll = isWhole || items.length <= first;
  return (
    <>
      {children(isAll ? items : items.slice(0, first))}
      {isAll ? more : <Button onPress={() => setWhole(true)}>{say(words.showAll)}</Button>}
    </>
  );
};
