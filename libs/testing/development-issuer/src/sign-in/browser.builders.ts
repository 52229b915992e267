export interface Seen {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

/** The hidden fields of a page's form. */
export const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries([...html.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));

const nextOf = (location: string | null, html: string): string | undefined =>
  location ?? /<meta http-equiv="refresh" content="0;url=([^"]+)">/.exec(html)?.[1];

/**
 * A browser as far as these sites: cookies of each host, redirects, pages that go on by themselves, and forms that send
 * themselves. Elsewhere it stops.
 */
export const browserAt = (...sites: readonly string[]) => {
  const cookies = new Map<string, string>();
  const go = async (url: string, form?: Record<string, string>): Promise<Seen> => {
    if (!sites.some((site) => url.startsWith(site))) return { url, status: 0, html: '' };
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form ? new URLSearchParams(form) : null,
      redirect: 'manual',
      headers: { cookie: go.cookies() },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0]!.split('=', 2) as [string, string];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    const html = await response.text();
    const next = nextOf(response.headers.get('location'), html);
    if (next) return go(new URL(next, url).href);
    const sent = /^ {2}<form method="post" action="([^"]+)">/m.exec(html)?.[1];
    return sent && html.includes('.submit()') ? go(sent, hiddenIn(html)) : { url, status: response.status, html };
  };
  go.cookies = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return go;
};
