import { civilDate } from '@pishkhan/calendar';
import { holdDataFolder } from '@pishkhan/embedded/data-folder';
import { openEmbeddedEventStore } from '@pishkhan/event-store';
import { sampleFormat, unagreedFormat } from '@pishkhan/testing/written-files';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeDistrict, writeReadingFiles } from './large-district.ts';

/**
 * `npm run district -- --accounts 100000 --months 3 --format none`: adds accounts and meters to a data folder that is
 * not in use, and writes the reading files of their months beside it. `--first 100000 --contractor contractor-alborz`
 * adds those of another contractor beyond them.
 */
const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: process.env['PISHKHAN_DATA'] ?? '.data/embedded' },
      first: { type: 'string', default: '0' },
      accounts: { type: 'string', default: '1000' },
      months: { type: 'string', default: '1' },
      contractor: { type: 'string', default: 'contractor-zagros' },
      format: { type: 'string', default: 'none' },
      'installed-on': { type: 'string', default: '2026-06-22' },
    },
  });
  const folder = resolve(values.data);
  const file = join(folder, 'pishkhan.sqlite');
  if (!existsSync(file)) {
    console.error(
      `there is no event store in ${values.data}; start the platform once, with PISHKHAN_SUBSCRIBERS=0, and stop it`,
    );
    return 1;
  }
  if (!['none', 'sample'].includes(values.format)) {
    console.error('the format is none or sample');
    return 1;
  }
  const district = {
    first: Number(values.first),
    accounts: Number(values.accounts),
    months: Number(values.months),
    contractorId: values.contractor,
    installedOn: civilDate(values['installed-on']),
  };
  const release = holdDataFolder(folder);
  const store = openEmbeddedEventStore({ file });
  try {
    await writeDistrict(store, district, (written) => console.log(`  ${written} of ${district.accounts} accounts`));
  } finally {
    await store.close();
    release();
  }
  const format = values.format === 'sample' ? sampleFormat(values.contractor) : unagreedFormat;
  for (const path of writeReadingFiles(folder, district, format)) console.log(`  ${path}`);
  console.log(`${district.accounts} accounts with meters are in ${values.data}`);
  return 0;
};

process.exitCode = await main();
