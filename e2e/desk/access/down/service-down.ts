import type { Page } from 'playwright-core';

/** Each service by its name at the desk. */
export const SERVICE_NAMES = {
  'customer-accounts': 'مشترکان',
  metering: 'کنتور و قرائت',
  'billing-adjustments': 'صورت‌حساب و تعدیل',
  'case-handling': 'پرونده‌ها',
} as const;
export type Service = keyof typeof SERVICE_NAMES;
export const services = Object.keys(SERVICE_NAMES) as readonly Service[];

/** As the desk answers in the place of a service that does not respond. */
const problemOf = (service: Service): string =>
  JSON.stringify({
    type: 'urn:pishkhan:rule:PartMustBeAvailable',
    title: 'این بخش سامانه اکنون پاسخ نمی‌دهد؛ بخش‌های دیگر کار می‌کنند',
    status: 503,
    rule: 'PartMustBeAvailable',
    data: { service },
  });
const serviceOf = (url: string): Service => new URL(url).pathname.split('/')[2] as Service;

/**
 * Takes a service away from a page, as the desk would say it. By the protocol of the browser: `page.route` switches its
 * cache off, and each look would load the desk again.
 */
export const outages = async (page: Page) => {
  const client = await page.context().newCDPSession(page);
  client.on('Fetch.requestPaused', ({ requestId, request: { url } }) => {
    const answer = client.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 503,
      responseHeaders: [
        { name: 'content-type', value: 'application/problem+json; charset=utf-8' },
        { name: 'retry-after', value: '2' },
      ],
      body: Buffer.from(problemOf(serviceOf(url))).toString('base64'),
    });
    // The page may have been left at this moment.
    void answer.catch(() => undefined);
  });
  return {
    begin: (service: Service) => client.send('Fetch.enable', { patterns: [{ urlPattern: `*/api/${service}/*` }] }),
    end: () => client.send('Fetch.disable'),
  };
};

/** So long no answer comes, and none is awaited. */
const STILL_MS = 80;
const LOOK_MS = 20;
const MOST_LOOKS = 500;

/** What a page has asked of the services, and when it has all answers. */
export const asking = (page: Page) => {
  const asked = new Set<Service>();
  const underWay = new Set<object>();
  let changedAt = Date.now();
  const isOfService = (url: string): boolean => new URL(url).pathname.startsWith('/api/');
  const end = (request: object): void => {
    if (underWay.delete(request)) changedAt = Date.now();
  };
  page.on('request', (request) => {
    if (!isOfService(request.url())) return;
    asked.add(serviceOf(request.url()));
    underWay.add(request);
  });
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return {
    asked,
    /** Begins with nothing asked. */
    forget: (): void => {
      asked.clear();
      underWay.clear();
      changedAt = Date.now();
    },
    /** @throws Error if a part waits for ever */
    settled: async (): Promise<void> => {
      await page.locator('main :is(h1, [role=alert], .empty)').first().waitFor();
      for (let look = 0; look < MOST_LOOKS; look++) {
        const isStill = underWay.size === 0 && Date.now() - changedAt > STILL_MS;
        if (isStill && (await page.locator('main .wait').count()) === 0) return;
        await page.waitForTimeout(LOOK_MS);
      }
      throw new Error(`a part waits for ever: ${await page.locator('main').innerText()}`);
    },
  };
};
