import type { Page } from 'playwright-core';
import type { World } from '../../../src/journey/world.ts';
import type { Screen } from './screen.ts';

const TARIFF = '/versions/billing-adjustments/tariff-book-gas';
const APPROVAL = '/versions/billing-adjustments/policy-correction-approval';
const FEES = '/versions/case-handling/fee-schedule-counter-offices';

const openForm = async (page: Page): Promise<void> => {
  await page.locator('section.no-print button').click();
  await page.locator('form').waitFor();
};
const sendNothing = async (page: Page): Promise<void> => {
  await openForm(page);
  await page.locator('form button.main').click();
  await page.locator('.summary a').first().waitFor();
};
/** The second person asks for the effect before deciding. */
const preview = async (page: Page): Promise<void> => {
  await page.locator('section.sheet section.sheet > button').click();
  await page.locator('table.figures').waitFor();
};
const openHistory = async (page: Page): Promise<void> => {
  await page.locator('.happenings summary').first().click();
  await page.locator('.happenings dl').first().waitFor();
};
const openCertificate = async (page: Page): Promise<void> => {
  await page.locator('details.sheet > summary').click();
  await page.locator('form').waitFor();
};

interface Tariffs {
  readonly freeName: string;
  readonly versions: readonly { readonly state: string; readonly body: object }[];
}

/** A tariff with a higher tax, far ahead, that waits for its second person. */
const proposeTariff = async ({ billing }: World): Promise<void> => {
  const officer = billing('policy-1');
  const { freeName, versions } = await officer.get<Tariffs>('/v1/published-documents/tariff-book-gas');
  const { body } = versions.find(({ state }) => state === 'inForce')!;
  const draft = { ...body, version: freeName, effectiveFrom: '2041-03-21', vatBasisPoints: 1_100 };
  await officer.post('/v1/tariff-versions', draft);
};

/** The pages of administration, each in the states that a person meets. */
export const versionScreens = async (world: World): Promise<readonly Screen[]> => {
  await proposeTariff(world);
  return screens;
};

const screens: readonly Screen[] = [
  { name: '60-versions', username: 'policy-1', path: '/versions' },
  { name: '61-version-form', username: 'policy-1', path: APPROVAL, first: openForm },
  { name: '62-version-form-refused', username: 'policy-1', path: FEES, first: sendNothing },
  { name: '63-version-proposed', username: 'policy-1', path: TARIFF },
  { name: '64-version-second-person', username: 'head-1', path: TARIFF, first: preview },
  { name: '65-version-history', username: 'auditor-1', path: APPROVAL, first: openHistory },
  { name: '66-certificates', username: 'certifier-1', path: '/certificates' },
  { name: '67-certificate-form', username: 'certifier-1', path: '/certificates', first: openCertificate },
];
