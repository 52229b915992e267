import { join } from 'node:path';
import { masterKeyIn, readSettings, textSetting, type Platform } from '@pishkhan/service-kit';
import { Applicants } from './applicants.ts';

const DATA = '.data';

/** @throws Error that names the invalid variable */
export const applicantsOf = (platform: Platform): Applicants => {
  const environment = platform.environment ?? process.env;
  const settings = readSettings(
    {
      /**
       * Master key of the applicants' contact data; the same file for every replica. Generated if missing, except with
       * a shared vault, where each replica would generate its own.
       */
      CASE_APPLICANTS_KEY_FILE: textSetting(join(environment['PISHKHAN_DATA'] ?? DATA, 'applicants.key')),
    },
    environment,
  );
  const masterKey = masterKeyIn(settings.CASE_APPLICANTS_KEY_FILE, {
    variable: 'CASE_APPLICANTS_KEY_FILE',
    make: environment['CASE_APPLICANTS_KEY_FILE'] === undefined && environment['PISHKHAN_VAULT'] !== 'mongodb',
  });
  return new Applicants(platform.database, masterKey);
};
