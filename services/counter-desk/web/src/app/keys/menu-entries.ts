import type { Words } from '../../words/language.tsx';
import { shellWords as words } from '../../words/shell.words.ts';
import type { GuardedPage } from '../may.ts';

export interface MenuEntry {
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
    | '/rounds'
    | '/unread'
    | '/meter-exchanges'
    | '/replay'
    | '/operation'
    | '/verification'
    | '/conflicts';
  readonly title: Words;
  readonly page: GuardedPage;
  /** A page beside it, for which the entry stands too. */
  readonly beside?: string;
  /** The letter that opens it after `g`. */
  readonly key: string;
}

/** Every entry of the menu, in its order. */
export const menuEntries: readonly MenuEntry[] = [
  { to: '/', title: words.today, page: 'today', key: 't' },
  { to: '/register', title: words.register, page: 'register', key: 'r' },
  { to: '/visits', title: words.visits, page: 'visits', key: 'v' },
  { to: '/approvals', title: words.approvals, page: 'approvals', key: 'a' },
  { to: '/board', title: words.board, page: 'board', beside: '/statistics', key: 'b' },
  { to: '/readings', title: words.readings, page: 'readings', key: 'k' },
  { to: '/reading-files', title: words.readingFiles, page: 'readingFiles', key: 'f' },
  { to: '/statements', title: words.statements, page: 'statements', key: 's' },
  { to: '/rounds', title: words.rounds, page: 'rounds', key: 'n' },
  { to: '/unread', title: words.unread, page: 'unread', key: 'u' },
  { to: '/meter-exchanges', title: words.meterExchanges, page: 'meterExchanges', key: 'x' },
  { to: '/money', title: words.money, page: 'money', key: 'p' },
  { to: '/versions', title: words.versions, page: 'versions', key: 'd' },
  { to: '/certificates', title: words.certificates, page: 'certificates', key: 'c' },
  { to: '/replay', title: words.replay, page: 'replay', key: 'h' },
  { to: '/operation', title: words.operation, page: 'operation', key: 'o' },
  { to: '/verification', title: words.verification, page: 'verification', key: 'y' },
  { to: '/conflicts', title: words.conflicts, page: 'conflicts', key: 'i' },
];
