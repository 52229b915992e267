import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** How much slower than this machine the processor of an office is taken to be. */
const THROTTLE = 4;
const LOOKED_EVERY_MS = 100;
const FONTS_COME_MS = 1_000;

export interface FirstPage {
  /** From the request of the address until the page can be used. */
  readonly usableMs: number;
  /** Of all scripts and styles as they came over the line. */
  readonly codeBytes: number;
  readonly fontBytes: number;
}

/** Notes when an element is there for the first time; the page may have loaded it long before somebody looks. */
const noteWhen = (selector: string): string => `(() => {
  const look = () => {
    if (window.usableAt !== undefined || !document.querySelector(${JSON.stringify(selector)})) return;
    window.usableAt = performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
})()`;

/** Bytes of each kind of file as they came over the line. */
const countBytes = async (client: CDPSession): Promise<Record<'code' | 'font', number>> => {
  const bytes = { code: 0, font: 0 };
  const kinds = new Map<string, keyof typeof bytes>();
  const kindOf = { Script: 'code', Stylesheet: 'code', Font: 'font' } as const;
  await client.send('Network.enable');
  client.on('Network.responseReceived', ({ requestId, type }) => {
    if (type in kindOf) kinds.set(requestId, kindOf[type as keyof typeof kindOf]);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind) bytes[kind] += encodedDataLength;
  });
  return bytes;
};

/** Looks from outside: the policy of the desk lets no script be made of text. */
const usableMsOf = async (page: Page): Promise<number> => {
  for (;;) {
    const usableAt = await page.evaluate<number | undefined>('window.usableAt');
    if (usableAt !== undefined) return usableAt;
    await page.waitForTimeout(LOOKED_EVERY_MS);
  }
};

/**
 * Opens an address with nothing in the browser's store, on a slow processor.
 *
 * @param selector Is on the page when it can be used
 */
export const openFirst = async (
  browser: Browser,
  url: string,
  selector: string,
  cookies: Awaited<ReturnType<BrowserContext['cookies']>> = [],
): Promise<FirstPage> => {
  const context = await browser.newContext({ locale: 'fa-IR' });
  await context.addCookies(cookies);
  await context.addInitScript(noteWhen(selector));
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  const bytes = await countBytes(client);
  await client.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  await page.goto(url);
  const usableMs = await usableMsOf(page);
  // The feed of changes stays open, so the network is never idle.
  await page.waitForTimeout(FONTS_COME_MS);
  await context.close();
  return { usableMs, codeBytes: bytes.code, fontBytes: bytes.font };
};
