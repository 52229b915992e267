import type { Words } from '../words/language.tsx';
import { shellWords as words } from '../words/shell.words.ts';
import { usePerson } from './session.tsx';

interface Entry {
  readonly to: '/' | '/register' | '/approvals';
  readonly title: Words;
  /** Roles whose work it is; everybody's without it. Each service decides again. */
  readonly roles?: readonly string[];
}

const entries: readonly Entry[] = [
  { to: '/', title: words.today },
  { to: '/register', title: words.register, roles: ['counterClerk', 'qualifiedRepresentative'] },
  {
    to: '/approvals',
    title: words.approvals,
    roles: ['qualifiedRepresentative', 'headOfSubscriberAffairs'],
  },
];

/** The entries of the menu for the person at the desk. */
export const useMenu = (): readonly Entry[] => {
  const { roles } = usePerson();
  return entries.filter((entry) => !entry.roles || entry.roles.some((role) => roles.includes(role)));
};
