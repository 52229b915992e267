/** What a key does anywhere at the desk. */
export type Act = 'search' | 'shortcuts' | 'today' | 'register' | 'approvals';

/** A key as the browser reports it; `code` is its place on the keyboard, the same in Persian and in English. */
export interface Key {
  readonly key: string;
  readonly code: string;
  readonly isShifted: boolean;
}

/** The second of two keys after `g`. */
const places: Readonly<Record<string, Act>> = { KeyT: 'today', KeyR: 'register', KeyA: 'approvals' };
const FIRST = 'KeyG';
/** So long a first key waits for the second. */
const WAITS_MS = 1_500;

/** On a Persian keyboard the question mark is another letter. */
const QUESTION_MARKS = ['?', '؟'];

/**
 * Reads keys one after the other.
 *
 * @param now Milliseconds
 */
export const shortcutsRead = (now: () => number) => {
  let firstAt = -Infinity;
  return ({ key, code, isShifted }: Key): Act | undefined => {
    const isSecond = now() - firstAt <= WAITS_MS;
    firstAt = code === FIRST && !isShifted ? now() : -Infinity;
    if (QUESTION_MARKS.includes(key)) return 'shortcuts';
    if (key === '/' && !isShifted) return 'search';
    return isSecond && !isShifted ? places[code] : undefined;
  };
};
