/** The page that every address of visits begins with. */
export const SHELL = '/visits';
const OLDER = 'visits ';
/** On a bad connection the page comes from the phone after so long. */
const PATIENCE_MS = 5_000;

/** What a service worker works with, so that a spec can give it others. */
export interface Surroundings {
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>;
  readonly fetch: typeof fetch;
  /** Hashed files of this build that the pages of visits need, the entry first. */
  readonly files: readonly string[];
  readonly patienceMs?: number;
}

/** One cache for each build: pages of the build before keep theirs until they are closed. */
const cacheOf = (files: readonly string[]): string => `${OLDER}${files.join(' ')}`;

const isShellOf = (page: string, [entry = '']: readonly string[]): boolean => page.includes(entry);

/**
 * Shows the pages of visits without a connection (ADR 0108). It keeps files of the build and the empty page, and never
 * an answer of the desk or of a service.
 */
export const offlineBy = ({ caches, fetch, files, patienceMs = PATIENCE_MS }: Surroundings) => {
  const kept = async (address: string): Promise<Response | undefined> =>
    (await caches.open(cacheOf(files))).match(address);
  return {
    /** @throws Error if the desk serves another build meanwhile; the browser tries again later */
    install: async (): Promise<void> => {
      const shell = await fetch(SHELL, { credentials: 'omit', cache: 'no-store' });
      if (!shell.ok || !isShellOf(await shell.clone().text(), files)) throw new Error('the desk serves another build');
      const cache = await caches.open(cacheOf(files));
      await cache.addAll(files);
      await cache.put(SHELL, shell);
    },
    /** Removes what builds before have kept. */
    activate: async (): Promise<void> => {
      const old = (await caches.keys()).filter((name) => name.startsWith(OLDER) && name !== cacheOf(files));
      await Promise.all(old.map((name) => caches.delete(name)));
    },
    /** @returns Undefined for what is none of the worker's business: every answer with data */
    answer: (request: Pick<Request, 'method' | 'mode' | 'url'>, here: string): Promise<Response> | undefined => {
      const { origin, pathname } = new URL(request.url);
      if (request.method !== 'GET' || origin !== here) return undefined;
      if (request.mode === 'navigate')
        return pathname === SHELL || pathname.startsWith(`${SHELL}/`) ? pageFor(request) : undefined;
      return files.includes(pathname) ? fileFor(pathname, request) : undefined;
    },
  };

  /** The desk's own page; the kept one if the desk does not respond. */
  async function pageFor(request: Pick<Request, 'url'>): Promise<Response> {
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patienceMs));
    const asked = fetch(request as Request).catch(() => undefined);
    const first = await Promise.race([asked, late]);
    if (first && first.status < 500) return first;
    return (await kept(SHELL)) ?? (await asked) ?? Response.error();
  }

  async function fileFor(pathname: string, request: Pick<Request, 'url'>): Promise<Response> {
    return (await kept(pathname)) ?? fetch(request as Request);
  }
};
