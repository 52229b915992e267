import type { DeskSettings } from '../../settings/settings.ts';
import type { Tokens } from '../session.ts';
import { storedDrafts } from './drafts.ts';
import { storedLogoutTokens } from './logout-tokens.ts';
import { storedNames } from './names.ts';
import { sealingWith } from './sealing.ts';
import { sessionEndings } from './session-endings.ts';
import { storedSessions } from './stored-sessions.ts';

type Given = Pick<DeskSettings, 'database' | 'sealingKey' | 'services'> & {
  readonly now: () => number;
  readonly atIssuer: (tokens: Tokens) => Promise<void>;
};

/** What all processes of the desk share, in its own database. */
export const openStored = ({ database, sealingKey, ...given }: Given) => {
  const sealing = sealingWith(sealingKey);
  const [sessions, drafts] = [storedSessions(database, sealing), storedDrafts(database, sealing)];
  return {
    sealing,
    sessions,
    drafts,
    names: storedNames(database, sealing),
    endings: sessionEndings(database, sealing, given),
    logoutTokens: storedLogoutTokens(database, given.now),
    prepare: async (): Promise<void> => {
      await sessions.prepare();
      await drafts.prepare();
    },
    responds: (): Promise<boolean> =>
      database
        .db!.admin()
        .ping()
        .then(
          () => true,
          () => false,
        ),
  };
};

export type OpenedStore = ReturnType<typeof openStored>;
