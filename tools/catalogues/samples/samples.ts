import { basename, dirname } from 'node:path';

/** A service's private events, as its deciders declare them. */
export interface SampledService {
  readonly name: string;
  readonly deciders: readonly { readonly events: Readonly<Record<string, number>> }[];
}

/** Where an event is declared. */
type Declared = { readonly service: string; readonly type: string; readonly path: string };

/** An event type in one schema version, and its golden sample: `{ "type", "data" }` as it was recorded. */
export interface Sample {
  readonly type: string;
  readonly version: number;
  /** Undefined where the sample is missing. */
  readonly path: string | undefined;
}

const isSample = /\/samples\/[^/]+\.v\d+\.json$/;

/** Every event type of a decider in every schema version up to today's, in the order of its declaration. */
export const samplesOf = (
  service: string,
  { events }: SampledService['deciders'][number],
  files: readonly string[],
): Sample[] =>
  Object.entries(events).flatMap(([type, newest]) =>
    Array.from({ length: newest }, (_, index) => {
      const name = `/samples/${type}.v${index + 1}.json`;
      const path = files.find((file) => file.startsWith(`services/${service}/`) && file.endsWith(name));
      return { type, version: index + 1, path };
    }),
  );

const folderFor = ({ type, service }: Declared | { type: string; service: string }, declared: readonly Declared[]) => {
  const found = declared.find((event) => event.type === type && event.service === service);
  return found ? `${dirname(found.path).replace(/\/domain$/, '')}/samples` : `services/${service}/src/…/samples`;
};

/**
 * Events without a golden sample, and samples of no event that a decider declares.
 *
 * @param files Paths of all files in folders named `samples`
 */
export const sampleFaults = (
  services: readonly SampledService[],
  declared: readonly Declared[],
  files: readonly string[],
): string[] =>
  services.flatMap(({ name: service, deciders }) => {
    const samples = deciders.flatMap((decider) => samplesOf(service, decider, files));
    const used = new Set(samples.map(({ path }) => path));
    const missing = samples.filter(({ path }) => path === undefined);
    const strangers = files.filter(
      (file) => file.startsWith(`services/${service}/`) && isSample.test(file) && !used.has(file),
    );
    return [
      ...missing.map(
        ({ type, version }) =>
          `${service}: event ${type} v${version} has no golden sample: put one recorded event as {"type","data"} into ` +
          `${folderFor({ type, service }, declared)}/${type}.v${version}.json ` +
          '(npm run replay -- <stream> --json prints recorded ones); once pushed it never changes',
      ),
      ...strangers.map((file) => `${file}: no decider of ${service} declares ${basename(file, '.json')}`),
    ];
  });
