import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { civilDate } from '@pishkhan/calendar';
import { readingContracts } from '@pishkhan/data/district/contractors';
import { startEmbeddedPlatform } from '@pishkhan/embedded/platform';
import { loadSampleDistrict } from '@pishkhan/embedded/seed';
import { settingsFrom } from '@pishkhan/embedded/settings';
import type { EventStore } from '@pishkhan/event-store';
import { metering } from '@pishkhan/metering';
import { get, readsMeters, startTestPlatform } from '@pishkhan/testing';
import { unagreedFormat } from '@pishkhan/testing/written-files';
import { writeDistrict, writeReadingFiles } from '../../../district/large-district.ts';
import { watchTurns, type Turns } from '../worst-request/turns.ts';

/** How the measured process is made of services: metering alone, or all of them with their views. */
export interface Made {
  readonly accounts: number;
  /** Address of the views, with NAME for the database; absent: all services and their views in this process. */
  readonly viewsAt?: string;
}
export interface Ready {
  readonly metering: string;
  readonly reader: string;
  readonly auditor: string;
  /** One file for each month. */
  readonly files: readonly string[];
}
export type Question = 'memory' | 'rest' | 'watch turns' | 'turns' | 'stop';

const CONTRACTOR = 'contractor-zagros';
const MONTHS = 2;
const REST_OF_MS = 1_000;
/** Share of a core of a process that has nothing more to do. */
const AT_REST = 0.08;
const MB = 1024 * 1024;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const { accounts, viewsAt } = JSON.parse(process.argv[2]!) as Made;
const district = { first: 0, accounts, months: MONTHS, contractorId: CONTRACTOR, installedOn: civilDate('2026-08-22') };
const folder = mkdtempSync(join(tmpdir(), 'pishkhan-bulk-'));

/** The contractor's contracts for all of its zones. */
const contracts = () => {
  const zones = readingContracts.filter(({ contractorId }) => contractorId === CONTRACTOR).map(({ zone }) => zone);
  const [registered, agreed] = Object.values(readsMeters({ zone: '' }))[0]!;
  const of = (zone: string) => ({
    ...agreed!,
    data: { ...agreed!.data, contractId: `contract-${zone}`, covers: { zone } },
  });
  return { [`registered-contractor-${CONTRACTOR}`]: [registered!, ...zones.map(of)] };
};

const meteringAlone = async (views: string) => {
  const measured = { viewsAt: (name: string) => views.replace('NAME', name) };
  const platform = await startTestPlatform({ measured });
  const api = await platform.start(metering);
  await api.given(contracts()).when(get('/v1/meters/none').by('auditor-1')).then(404);
  return { ...platform, metering: api.url };
};

const allServices = async () => {
  const settings = settingsFrom({ PISHKHAN_DATA: folder, PISHKHAN_PORT: '0', PISHKHAN_SUBSCRIBERS: '0' });
  const platform = await startEmbeddedPlatform(settings);
  const { issuer, url, services } = platform;
  const loadable = { tokenEndpoint: issuer.tokenEndpoint, url, processes: services.map((service) => service.url) };
  await loadSampleDistrict(loadable, settings, () => {});
  return { ...platform, tokenFor: issuer.tokenFor, metering: url('metering') };
};

/** Returns when nothing is left to be done: no view, no message. */
const rest = async (): Promise<void> => {
  for (let before = cpuMs(), after = Infinity; after - before > AT_REST * REST_OF_MS;) {
    before = cpuMs();
    await new Promise((resolve) => setTimeout(resolve, REST_OF_MS));
    after = cpuMs();
  }
};

const memory = () => {
  globalThis.gc!();
  const { heapUsed, rss, external } = process.memoryUsage();
  return { heapMb: (heapUsed + external) / MB, residentMb: rss / MB, cpuMs: cpuMs() };
};
export type Memory = ReturnType<typeof memory>;

const platform = await (viewsAt === undefined ? allServices() : meteringAlone(viewsAt));
await writeDistrict(platform.eventStore as EventStore, district, () => {});
const [reader, auditor] = await Promise.all(['reader-zagros', 'auditor-1'].map((user) => platform.tokenFor(user)));
let turns: (() => Turns) | undefined;

process.on('message', (question: Question) => {
  void (async () => {
    if (question === 'memory') return memory();
    if (question === 'watch turns') turns = watchTurns();
    if (question === 'turns') return turns!();
    if (question === 'rest') await rest();
    if (question === 'stop') {
      await platform.stop();
      rmSync(folder, { recursive: true, force: true });
      setImmediate(() => process.exit(0));
    }
    return {};
  })().then((answer) => process.send!(answer));
});
const files = writeReadingFiles(folder, district, unagreedFormat);
process.send!({ metering: platform.metering, reader, auditor, files } as Ready);
