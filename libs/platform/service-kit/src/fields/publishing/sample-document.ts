import { civilDate } from '@pishkhan/calendar';
import type { Decider, DomainEvent } from '@pishkhan/decider';
import { loadAggregate } from '@pishkhan/event-store';
import {
  everyVersion,
  SAMPLE_LOADER,
  samplesMayOnlyFillAnEmptyRegister,
  type PublishedVersions,
  type Version,
  type VersionCommand,
} from '@pishkhan/published-versions';
import type { Logger } from 'pino';
import type { Platform, ServiceDefinition } from '../../definition.ts';
import type { SampleDocument, SampleStore } from './sample.ts';
import { envelopeFor } from '../../commands/envelope.ts';
import { runCommand } from '../../commands/run-command.ts';

const actor = { subject: SAMPLE_LOADER, roles: [] };

export const sampleDocument = <V extends Version, Event extends DomainEvent, Inputs extends object>({
  decider,
  id,
  versions,
  inputs,
}: {
  readonly decider: Decider<VersionCommand<V, Inputs>, Event, PublishedVersions<V>>;
  readonly id: string;
  readonly versions: readonly V[];
  readonly inputs: Inputs;
}): SampleDocument => {
  const { category } = decider;
  const samples = versions.map(({ version }) => version);
  return {
    category,
    id,
    names: samples,
    state: async ({ eventStore }) => (await loadAggregate(eventStore, decider, id)).state,
    load: async (name, way, store, logger) => {
      const businessDate = store.clock.today();
      const moment = { today: civilDate(businessDate), at: store.clock.now().toISOString() };
      const draft = versions.find(({ version }) => version === name)!;
      const command = { type: 'LoadVersion', draft, way, samples, ...moment, ...inputs } as const;
      const envelope = envelopeFor({ actor }, { key: ['sample', category, id, name], businessDate });
      const loaded = await runCommand(store, { decider, id, command, envelope }, logger);
      const line = { stream: `${category}-${id}`, version: name, way };
      if ('rejected' in loaded) logger.warn({ ...line, rule: loaded.rejected }, 'a sample is not loaded');
      else logger.info(line, 'a sample is loaded');
    },
  };
};

/**
 * Loads the samples of a service before it listens, without a second person: into each document without any version of
 * a person's own, and only if the composition root names the folder. No request leads here (7.5).
 */
export const loadSamples = async (
  { samples }: Pick<ServiceDefinition, 'samples'>,
  platform: SampleStore & Pick<Platform, 'samples'>,
  logger: Logger,
): Promise<void> => {
  if (samples === undefined || platform.samples === undefined) return;
  const documents = samples(platform.samples);
  const states = await Promise.all(documents.map((document) => document.state(platform)));
  const today = platform.clock.today();
  const isOfToday = ({ publication, publishedOn }: Version) =>
    publication?.way === 'firstLoad' && publishedOn === today;
  const way = states.every((state) => everyVersion(state).every(isOfToday)) ? 'firstLoad' : 'missingSample';
  for (const [place, document] of documents.entries()) {
    const state = states[place]!;
    if (samplesMayOnlyFillAnEmptyRegister(state, document.names)) continue;
    const known = everyVersion(state).map(({ version }) => version);
    for (const name of document.names.filter((each) => !known.includes(each)))
      await document.load(name, way, platform, logger);
  }
};
