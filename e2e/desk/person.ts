import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A person with a browser of his own at the desk. */
export interface Person {
  readonly page: Page;
  /** Faults of the page: exceptions, errors of the console, violations of the content security policy, answers 500. */
  readonly faults: readonly string[];
  /** Violations of WCAG 2.2 AA on the page as it is now. */
  accessibilityFaults(): Promise<string[]>;
  /** @throws AssertionError if the page had a fault */
  leave(): Promise<void>;
}

const SIZE = { width: 1366, height: 768 };
/** A violation of the content security policy says so itself: the browser keeps some of them from the console. */
const SAY_VIOLATIONS = `addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
  console.error('Content Security Policy:', violatedDirective, blockedURI, sourceFile));`;
/** The browser reports each refused request so; refusals belong to the journeys. */
const isRefusal = (text: string): boolean => text.startsWith('Failed to load resource:');

/** The pages of the issuer are not the desk's. */
const watch = (page: Page, desk: string): string[] => {
  const faults: string[] = [];
  const isOurs = (): boolean => page.url().startsWith(desk);
  page.on('pageerror', (error) => isOurs() && faults.push(`exception: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`a dialog of the browser: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (isOurs() && message.type() === 'error' && !isRefusal(message.text())) faults.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() === 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return faults;
};

/** A page on which every fault is kept, in a browser of its own. */
export const openPage = async (
  browser: Browser,
  desk: string,
  options: BrowserContextOptions = {},
): Promise<Pick<Person, 'page' | 'faults' | 'leave'>> => {
  const context = await browser.newContext({ viewport: SIZE, locale: 'fa-IR', reducedMotion: 'reduce', ...options });
  await context.addInitScript(SAY_VIOLATIONS);
  const page = await context.newPage();
  const faults = watch(page, desk);
  const leave = async (): Promise<void> => {
    // The page may be looking again at this moment.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
    assert.deepEqual(faults, []);
  };
  return { page, faults, leave };
};

/** Violations of WCAG 2.2 AA on a page as it is now. */
export const violationsOn = async (page: Page): Promise<string[]> => {
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
  const opened = await openPage(browser, desk, options);
  const { page } = opened;
  await page.goto(`${desk}${path}`);
  await page.getByRole('link', { name: 'ورود به سامانه' }).click();
  await atIssuer(page, username);
  await page.locator('.shell').waitFor();
  return { ...opened, accessibilityFaults: () => violationsOn(page) };
};
