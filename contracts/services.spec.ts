import { expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { allContracts, serviceNames, serviceTitles } from './index.ts';

const folder = join(import.meta.dirname, '..', 'services');

it('lists every folder that is a service with a history of its own, and no other', () => {
  const folders = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'src/domain.ts')));
  expect([...serviceNames].toSorted()).toEqual(folders.toSorted());
});
it('gives each service a title in both languages', () => {
  for (const name of serviceNames)
    expect(serviceTitles[name]).toEqual({ fa: expect.any(String), en: expect.any(String) });
});
it('lists the publisher of every contract', () => {
  for (const { service } of allContracts) expect(serviceNames).toContain(service);
});
