import type { Browser, BrowserContext, CDPSession } from 'playwright-core';

/** How much slower than this machine the processor of an office is taken to be. */
const THROTTLE = 4;
const FONTS_COME_MS = 1_000;

export interface FirstPage {
  /** From the request of the address until the page can be used. */
  readonly usableMs: number;
  /** Of all scripts and styles as they came over the line. */
  readonly codeBytes: number;
  readonly fontBytes: number;
}

/** Says once when an element is there: whoever asks the page again and again makes it slower. */
const sayWhen = (selector: string): string => `(() => {
  const watch = new MutationObserver(() => {
    if (!document.querySelector(${JSON.stringify(selector)})) return;
    watch.disconnect();
    usableAt(String(performance.now()));
  });
  watch.observe(document, { childList: true, subtree: true });
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

/** What the page says by `sayWhen`. */
const usableMsSaid = async (client: CDPSession): Promise<{ readonly said: Promise<number> }> => {
  const said = new Promise<number>((resolve) =>
    client.on('Runtime.bindingCalled', ({ payload }) => resolve(Number(payload))),
  );
  await client.send('Runtime.enable');
  await client.send('Runtime.addBinding', { name: 'usableAt' });
  return { said };
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
  await context.addInitScript(sayWhen(selector));
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  const bytes = await countBytes(client);
  const usable = await usableMsSaid(client);
  await client.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  await page.goto(url);
  const usableMs = await usable.said;
  // The feed of changes stays open, so the network is never idle.
  await page.waitForTimeout(FONTS_COME_MS);
  await context.close();
  return { usableMs, codeBytes: bytes.code, fontBytes: bytes.font };
};
