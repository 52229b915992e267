/** Read, write, delete, read metadata, write metadata: the server's own names. */
export type Right = '$r' | '$w' | '$d' | '$mr' | '$mw';

/** Who may: names of users and groups; `$all` for every user. An absent right is that of the default. */
export type Acl = Partial<Record<Right, readonly string[]>>;

const RIGHTS: readonly Right[] = ['$r', '$w', '$d', '$mr', '$mw'];

const everyRightOf = (who: string): Required<Acl> => ({ $r: [who], $w: [who], $d: [who], $mr: [who], $mw: [who] });

/** Those of a server without settings, by kind of stream. */
export const DEFAULTS = { user: everyRightOf('$all'), system: everyRightOf('$admins') } as const;

const isObject = (value: unknown): value is Partial<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const namesOf = (value: unknown): readonly string[] | undefined => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : undefined;
};

/** From JSON. Names are a text or a list of texts. */
export const aclOf = (value: unknown): Acl =>
  isObject(value) ? Object.fromEntries(RIGHTS.map((right) => [right, namesOf(value[right])])) : {};

/** What the last event of `$settings` says. */
export interface Settings {
  readonly user: Acl;
  readonly system: Acl;
}

export const settingsOf = (data: Readonly<Record<string, unknown>> | undefined): Settings => ({
  user: aclOf(data?.['$userStreamAcl']),
  system: aclOf(data?.['$systemStreamAcl']),
});
