import { join } from 'node:path';
import { patternSetting, readSettings, textSetting, type Platform } from '@pishkhan/service-kit';

export const SETTINGS = Symbol('CustomerAccountsSettings');

/** @throws Error that names the variable when one is missing or cannot be used. */
export const settingsFrom = ({ environment = process.env }: Platform) => {
  const settings = readSettings(
    {
      /** Folder of the embedded vault. */
      PISHKHAN_DATA: textSetting('.data'),
      /** No official list of company codes was found; 062 stands for the gas company in public test data (8.4). */
      GAS_COMPANY_CODE: patternSetting(/^\d{3}$/, 'three digits', '062'),
    },
    environment,
  );
  return { ...settings, vaultFile: join(settings.PISHKHAN_DATA, 'person-vault.sqlite'), vaultKeyFile: join(settings.PISHKHAN_DATA, 'person-vault.key') };
};

export type CustomerAccountsSettings = ReturnType<typeof settingsFrom>;
