import type { Words } from '../../../words/language.tsx';
import type { Version } from '../values/in-time.ts';
import { documentWords as words } from './document.words.ts';

/** Words of what a version is today. */
export const versionStateWords: Readonly<Record<Version['state'], Words>> = {
  inForce: words.isInForce,
  later: words.comesLater,
  earlier: words.isPast,
  replaced: words.isReplaced,
  waiting: words.isWaiting,
  declined: words.isDeclined,
};
