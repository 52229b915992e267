import type { Words } from '../words/language.tsx';
import { shellWords as words } from '../words/shell.words.ts';
import { useMayOpen, type GuardedPage } from './may.ts';

interface Entry {
  readonly to:
    | '/'
    | '/register'
    | '/visits'
    | '/approvals'
    | '/board'
    | '/money'
    | '/versions'
    | '/certificates'
    | '/readings'
    | '/reading-files'
    | '/statements'
    | '/replay'
    | '/operation'
    | '/verification'
    | '/conflicts';
  readonly title: Words;
  readonly page: GuardedPage;
  /** The letter that opens it after `g`. */
  readonly key: string;
}

const entries: readonly Entry[] = [
  { to: '/', title: words.today, page: 'today', key: 't' },
  { to: '/register', title: words.register, page: 'register', key: 'r' },
  { to: '/visits', title: words.visits, page: 'visits', key: 'v' },
  { to: '/approvals', title: words.approvals, page: 'approvals', key: 'a' },
  { to: '/board', title: words.board, page: 'board', key: 'b' },
  { to: '/readings', title: words.readings, page: 'readings', key: 'k' },
  { to: '/reading-files', title: words.readingFiles, page: 'readingFiles', key: 'f' },
  { to: '/statements', title: words.statements, page: 'statements', key: 's' },
  { to: '/money', title: words.money, page: 'money', key: 'p' },
  { to: '/versions', title: words.versions, page: 'versions', key: 'd' },
  { to: '/certificates', title: words.certificates, page: 'certificates', key: 'c' },
  { to: '/replay', title: words.replay, page: 'replay', key: 'b' },
  { to: '/operation', title: words.operation, page: 'operation', key: 'o' },
  { to: '/verification', title: words.verification, page: 'verification', key: 'y' },
  { to: '/conflicts', title: words.conflicts, page: 'conflicts', key: 'i' },
];

/** The entries of the menu for the person at the desk. */
export const useMenu = (): readonly Entry[] => {
  const mayOpen = useMayOpen();
  return entries.filter(({ page }) => mayOpen(page));
};
