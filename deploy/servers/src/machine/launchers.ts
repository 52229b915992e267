import { beginningOf, commandOf, parentOf, type Running } from './running.ts';

/** Recognises a process, also after its id was given to another one. */
export type Identity = Pick<Running, 'pid' | 'began'>;

const MOST_STEPS = 8;
const isNpm = (title: string): boolean => /^npm( |$)/.test(title);
const isOurs = (words: readonly string[]): boolean =>
  words.some((word) => /(^|\/)tools\/(run|proof)\/.*\.mjs$/.test(word));

/**
 * The processes between a person and this launcher: npm, its shell and our scripts below `tools/`. The end of shells
 * and tools further out does not matter.
 */
export const startedThrough = (launcher: number): Identity[] => {
  const found: Identity[] = [];
  let count = 0;
  for (let pid = parentOf(launcher); pid !== undefined && found.length < MOST_STEPS; pid = parentOf(pid)) {
    const { title, words } = commandOf(pid);
    found.push({ pid, began: beginningOf(pid) });
    if (isNpm(title) || isOurs(words)) count = found.length;
    if (isNpm(title)) break;
  }
  return found.slice(0, count);
};
