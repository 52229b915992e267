import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** In the format of the server's own request that makes a user. */
export interface NewUser {
  readonly loginName: string;
  readonly password: string;
  readonly fullName?: string;
  readonly groups?: readonly string[];
}

export interface User {
  readonly loginName: string;
  readonly groups: readonly string[];
}

/** Administrators pass every check of rights; as on the real server, also `admin` without the group. */
export const isAdmin = ({ loginName, groups }: User): boolean => loginName === 'admin' || groups.includes('$admins');

interface Entry {
  readonly user: User;
  readonly proof: Buffer;
}

/** A real server starts with this user. */
const ADMIN: NewUser = { loginName: 'admin', password: 'changeit', groups: ['$admins'] };

/** Name and password of a basic authorization header; undefined if it is none. */
const basic = (header: string): readonly [name: string, password: string] | undefined => {
  const [, encoded] = /^Basic ([\w+/]+=*)$/i.exec(header) ?? [];
  const text = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
};

/** The users of a secured server, in memory. `admin` has the password `changeit` if no other was given. */
export class Users {
  private readonly key = randomBytes(32);
  private readonly entries = new Map<string, Entry>();

  constructor(given: readonly NewUser[]) {
    for (const user of given) this.add(user);
    this.add(ADMIN);
  }

  /** @returns Whether it was added: there is no other of its name. */
  add({ loginName, password, groups = [] }: NewUser): boolean {
    if (this.entries.has(loginName)) return false;
    this.entries.set(loginName, { user: { loginName, groups }, proof: this.proofOf(password) });
    return true;
  }

  /**
   * The user of a call, by its header. A header in another format counts as none, as on the real server. @returns
   * 'wrong' for a wrong name or password
   */
  of(header: string | undefined): User | 'anonymous' | 'wrong' {
    const credentials = basic(header ?? '');
    if (!credentials) return 'anonymous';
    const [name, password] = credentials;
    const entry = this.entries.get(name);
    return entry && timingSafeEqual(entry.proof, this.proofOf(password)) ? entry.user : 'wrong';
  }

  private proofOf(password: string): Buffer {
    return createHmac('sha256', this.key).update(password).digest();
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

/** A user in a request or file. @throws TypeError that names the wrong field, never its value */
export const newUserOf = (value: unknown): NewUser => {
  const { loginName, password, fullName, groups = [] } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (!isText(loginName)) throw new TypeError('a user needs a loginName');
  if (!isText(password)) throw new TypeError(`user ${loginName} needs a password`);
  if (!isTexts(groups)) throw new TypeError(`groups of user ${loginName} is not a list of names`);
  return { loginName, password, groups, ...(isText(fullName) && { fullName }) };
};
