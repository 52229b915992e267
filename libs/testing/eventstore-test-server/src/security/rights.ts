import { isMetastream, originalOf } from '../log/fates.ts';
import type { Log } from '../log/log.ts';
import { jsonOf } from '../protocol/stored-event.ts';
import { aclOf, DEFAULTS, settingsOf, type Right, type Settings } from './acl.ts';
import { isAdmin, type User } from './users.ts';

export type Action = 'read' | 'write' | 'delete';

export const SETTINGS = '$settings';

/** A metastream has no rights of its own: those to its stream's metadata count. */
const rightOf = (action: Action, ofMetastream: boolean): Right => {
  if (action === 'delete') return '$d';
  if (action === 'read') return ofMetastream ? '$mr' : '$r';
  return ofMetastream ? '$mw' : '$w';
};

/**
 * The rights of users, by the events of the log: `$acl` in the metadata of a stream, then `$settings`, then the
 * defaults. `$all` is a system stream here; that nobody writes or deletes it is a rule of the calls themselves.
 */
export class Rights {
  private readonly log: Log;
  private settings: Promise<Settings> | undefined;

  constructor(log: Log) {
    this.log = log;
  }

  async allows(user: User | 'anonymous', action: Action, stream: string): Promise<boolean> {
    if (user === 'anonymous') return false;
    if (isAdmin(user)) return true;
    const [right, original] = [rightOf(action, isMetastream(stream)), originalOf(stream)];
    const kind = original.startsWith('$') ? 'system' : 'user';
    const own = aclOf((await this.log.metadataOf(original))['$acl']);
    const names = own[right] ?? (await this.current())[kind][right] ?? DEFAULTS[kind][right];
    return names.some((name) => name === '$all' || name === user.loginName || user.groups.includes(name));
  }

  /** Called after a write to `$settings`. */
  forgetSettings(): void {
    this.settings = undefined;
  }

  private current(): Promise<Settings> {
    this.settings ??= this.log.readStream(SETTINGS).then((events) => settingsOf(jsonOf(events?.at(-1)?.data)));
    return this.settings;
  }
}
