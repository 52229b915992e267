import { join } from 'node:path';
import { DEMO_PASSWORD } from '@pishkhan/development-issuer';
import { faDigits, type Text } from '@pishkhan/fields';
import { passwordTokens, sessionWith } from '@pishkhan/http-client';
import { generateDistrict, type PlantedFault } from '@pishkhan/data/district';
import { keepJson, keptJson } from '../folder/small-files.ts';
import type { Settings } from '../settings.ts';
import { everybodyKnows } from './everybody-knows.ts';
import { loadContracts, loadMissingContracts } from './load-contracts.ts';
import { loadAccounts } from './load-accounts.ts';
import { loadOffices } from './load-offices.ts';
import { loadReadings } from './readings/load-readings.ts';
import { loadRounds } from './readings/load-rounds.ts';
import { loadRules, loadStaff } from './load-rules.ts';
import type { Loadable, Say, SeedSessions } from './loading.ts';

/** Longest wait for a server that starts or a replica that is replaced. */
const PATIENCE_MS = 120_000;

/**
 * Loads the rules and the synthetic district through the services' own APIs, as the authorised users. Every command has
 * a fixed key, so an interrupted loading is simply repeated without double effects. A finished loading is not repeated;
 * only offices, contracts and staff that an earlier release did not have are added. Each service adds its own
 * policies.
 *
 * @returns Suggestions for the first steps
 */
export const loadSampleDistrict = async (
  platform: Loadable,
  settings: Pick<Settings, 'dataFolder' | 'subscribers' | 'seed'>,
  say: Say,
): Promise<readonly Text[]> => {
  const done = join(settings.dataFolder, 'sample-district.json');
  const before = keptJson(done) as Text[] | undefined;
  const tokens = passwordTokens(platform.tokenEndpoint, 'pishkhan');
  const as: SeedSessions = (username, service) =>
    sessionWith(platform.url(service), tokens(username, DEMO_PASSWORD), PATIENCE_MS);

  if (before) {
    await loadOffices(as, say);
    await loadMissingContracts(as, say);
    await loadStaff(as, say);
    return before;
  }
  await loadRules(as, say);
  await loadContracts(as, say);
  await loadStaff(as, say);
  const suggestions: Text[] = [];
  if (settings.subscribers > 0) {
    const district = generateDistrict({ seed: settings.seed, subscribers: settings.subscribers });
    await loadAccounts(as, district, say);
    await loadReadings(as, district, say);
    await loadRounds(as, district, say);
    await everybodyKnows(platform, tokens('operator-1', DEMO_PASSWORD), say);
    suggestions.push(...district.faults.map(suggestionOf));
  }
  keepJson(done, suggestions);
  return suggestions;
};

const suggestionOf = (fault: PlantedFault): Text => ({
  fa: `اشتراک ${faDigits(fault.accountId)}: ${fault.sentence.fa}`,
  en: `Account ${fault.accountId}, meter ${fault.meterId} (${fault.kind}): ${fault.sentence.en}. A visit sees ${fault.visit.indexSeen}; the right index of ${fault.readOn} is ${fault.rightIndex}.`,
});
