import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A person with a browser of his own at the desk. */
export interface Person {
  readonly page: Page;
  /** Faults of the page: exceptions, violations of the content security policy, answers 500. */
  readonly faults: readonly string[];
  /** Violations of WCAG 2.2 AA on the page as it is now. */
  accessibilityFaults(): Promise<string[]>;
  leave(): Promise<void>;
}

const SIZE = { width: 1366, height: 768 };
/** Looks at a page that is not there yet are no faults. */
const isFault = (text: string): boolean => /Content Security Policy|Uncaught|Trusted ?Type/i.test(text);

const watch = (page: Page): string[] => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && isFault(message.text())) faults.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() === 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return faults;
};

const violationsOn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};

/** What a person does on the issuer's page. */
export type AtIssuer = (page: Page, username: string) => Promise<void>;

const pickDemoUser: AtIssuer = (page, username) => page.locator(`button[value="${username}"]`).click();

interface Arrival extends BrowserContextOptions {
  /** Where the person begins. */
  readonly path?: string;
  readonly atIssuer?: AtIssuer;
}

/** Signs a demo user in by the issuer's page. */
export const signIn = async (
  browser: Browser,
  desk: string,
  username: string,
  { path = '/', atIssuer = pickDemoUser, ...options }: Arrival = {},
): Promise<Person> => {
  const context = await browser.newContext({ viewport: SIZE, locale: 'fa-IR', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const faults = watch(page);
  await page.goto(`${desk}${path}`);
  await page.getByRole('link', { name: 'ورود به سامانه' }).click();
  await atIssuer(page, username);
  await page.locator('.shell').waitFor();
  return { page, faults, accessibilityFaults: () => violationsOn(page), leave: () => context.close() };
};
