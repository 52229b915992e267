/** What a key does anywhere at the desk: it opens the search box, the page of shortcuts, or a page of the menu. */
export type Act<Page extends string> = 'search' | 'shortcuts' | Page;

/** A key as the browser reports it; `code` is its place on the keyboard, the same in Persian and in English. */
export interface Key {
  readonly key: string;
  readonly code: string;
  readonly isShifted: boolean;
}

const FIRST = 'KeyG';
/** So long a first key waits for the second. */
const WAITS_MS = 1_500;

/** On a Persian keyboard the question mark is another letter. */
const QUESTION_MARKS = ['?', '؟'];

/**
 * Reads keys one after the other.
 *
 * @param now Milliseconds
 * @param pages Each page by the letter that opens it after `g`
 */
export const shortcutsRead = <Page extends string>(now: () => number, pages: ReadonlyMap<string, Page>) => {
  let firstAt = -Infinity;
  return ({ key, code, isShifted }: Key): Act<Page> | undefined => {
    const isSecond = now() - firstAt <= WAITS_MS;
    firstAt = code === FIRST && !isShifted ? now() : -Infinity;
    if (QUESTION_MARKS.includes(key)) return 'shortcuts';
    if (key === '/' && !isShifted) return 'search';
    return isSecond && !isShifted ? pages.get(code.replace('Key', '').toLowerCase()) : undefined;
  };
};
