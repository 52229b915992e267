import { join } from 'node:path';
import { patternSetting, readSettings, textSetting, type Platform } from '@pishkhan/service-kit';

export const SETTINGS = Symbol('CustomerAccountsSettings');

const DATA = '.data';

/** @throws Error that names each missing or invalid variable. */
export const settingsFrom = ({ environment = process.env }: Platform) => {
  const settings = readSettings(
    {
      /** Folder of the embedded vault. */
      PISHKHAN_DATA: textSetting(DATA),
      /** Storage of persons: a file of this process, or the service's MongoDB, which its replicas share. */
      PISHKHAN_VAULT: patternSetting(/^(embedded|mongodb)$/, 'embedded or mongodb', 'embedded'),
      /** Generated at the first start of the embedded vault; provided to every replica of a shared one. */
      PISHKHAN_VAULT_KEY_FILE: textSetting(join(environment.PISHKHAN_DATA ?? DATA, 'person-vault.key')),
      /** No official list of company codes was found; 062 is the gas company in public test data (8.4). */
      GAS_COMPANY_CODE: patternSetting(/^\d{3}$/, 'three digits', '062'),
    },
    environment,
  );
  return { ...settings, vaultFile: join(settings.PISHKHAN_DATA, 'person-vault.sqlite') };
};

export type CustomerAccountsSettings = ReturnType<typeof settingsFrom>;
