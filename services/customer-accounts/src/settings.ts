import { join } from 'node:path';
import { patternSetting, readSettings, textSetting, type Platform } from '@pishkhan/service-kit';

export const SETTINGS = Symbol('CustomerAccountsSettings');

const DATA = '.data';

/** @throws Error that names the variable when one is missing or cannot be used. */
export const settingsFrom = ({ environment = process.env }: Platform) => {
  const settings = readSettings(
    {
      /** Folder of the embedded vault. */
      PISHKHAN_DATA: textSetting(DATA),
      /** Where persons are kept: a file of this process, or the service's MongoDB, which its replicas share. */
      PISHKHAN_VAULT: patternSetting(/^(embedded|mongodb)$/, 'embedded or mongodb', 'embedded'),
      /** Made at the first start for the embedded vault; given to every replica for the other. */
      PISHKHAN_VAULT_KEY_FILE: textSetting(join(environment.PISHKHAN_DATA ?? DATA, 'person-vault.key')),
      /** No official list of company codes was found; 062 stands for the gas company in public test data (8.4). */
      GAS_COMPANY_CODE: patternSetting(/^\d{3}$/, 'three digits', '062'),
    },
    environment,
  );
  return { ...settings, vaultFile: join(settings.PISHKHAN_DATA, 'person-vault.sqlite') };
};

export type CustomerAccountsSettings = ReturnType<typeof settingsFrom>;
