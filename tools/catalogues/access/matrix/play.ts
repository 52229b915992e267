import type { Oracle } from '../oracle.ts';
import pLimit from 'p-limit';
import { namesARecord } from './asked/bodies.ts';
import { idsOf, parametersOf, unknownIds, type Ids } from './asked/ids.ts';
import { readsOf } from './asked/reads.ts';
import { callOf, sending, type Asked, type Send } from './asked/send.ts';
import { eventsOfForeign, foreignIdsOf, ownCounty, untriedOf } from './foreign.ts';
import { nameOf, quiet, type Endpoint, type World } from './given/world.ts';
import { isOfNoRole, refusedAsUnknown, refusedAtTheDoor } from './judge.ts';
import { leaksOf, type Person } from './leaks.ts';
import { isAllowed, lacksOffice, peopleOf } from './people.ts';

/** Requests at one moment. */
const AT_ONCE = 6;

export interface Played {
  readonly requests: number;
  /** Requests about a record of another place, each beside one about an unknown record. */
  readonly compared: number;
  /** Reads that were answered, so that the matrix is not one of refusals only. */
  readonly answered: number;
  /** Commands that took effect, by people in the place of the record. */
  readonly commands: number;
  /** Endpoints about records of a place at which no foreign record was refused for its place. */
  readonly untried: readonly string[];
  readonly faults: readonly string[];
}
export interface Setting {
  readonly oracle: Oracle;
  /** Default: those of the world. */
  readonly endpoints?: readonly Endpoint[];
  readonly language?: string;
}

/** A tracking code with a right check digit that no case has. */
const unknownTrackingCode = async (send: Send, url: string): Promise<string> => {
  for (let digit = 0; digit < 10; digit += 1) {
    const code = `1405-0901-64396-05772-${digit}`;
    const call = { method: 'GET', url, endpoint: 'GET /v1/tracking/{trackingCode}', path: `/v1/tracking/${code}` };
    if ((await send(call, { role: 'auditor', office: undefined })).status === 404) return code;
  }
  throw new Error('no check digit is accepted');
};

interface Table {
  readonly world: World;
  readonly oracle: Oracle;
  readonly unknown: Ids;
  readonly send: Send;
}

/** What one endpoint and one person add to the result. */
const cellsOf = ({ world, oracle, unknown, send }: Table) => {
  const faults: string[] = [];
  const tried = new Set<string>();
  const counted = { compared: 0, answered: 0, commands: 0 };

  const atTheDoor = async (endpoint: Endpoint, person: Person | undefined) => {
    const call = callOf(endpoint, idsOf(world.counties[0]));
    const isNamed = person !== undefined && isAllowed(oracle, call.endpoint, person);
    if (person && isNamed && !lacksOffice(person)) return;
    faults.push(...refusedAtTheDoor(call, person, isNamed, await send(call, person)));
  };
  const outside = async (endpoint: Endpoint, person: Person) => {
    for (const { path, body } of foreignIdsOf({ oracle, world, unknown }, endpoint, person)) {
      const foreign = callOf(endpoint, path[0], body?.[0]);
      const missing = callOf(endpoint, path[1], body?.[1]);
      const answer = await send(foreign, person);
      if (isOfNoRole(answer)) return;
      counted.compared += 1;
      if (answer.status !== 400) tried.add(foreign.endpoint);
      const pair = { foreign: [foreign, answer], unknown: [missing, await send(missing, person)] } as const;
      faults.push(...refusedAsUnknown(person, pair, body === undefined));
      faults.push(...leaksOf(world, oracle, { call: foreign, person, ...answer }));
    }
  };
  const read = async (call: Asked, person: Person) => {
    const answer = await send(call, person);
    if (answer.status === 200) counted.answered += 1;
    faults.push(...leaksOf(world, oracle, { call, person, ...answer }));
  };
  const command = async (endpoint: Endpoint, person: Person) => {
    const own = ownCounty(oracle, nameOf(endpoint), person, world.counties);
    if (!own) return;
    const call = callOf(endpoint, idsOf(own));
    const answer = await send(call, person);
    if (answer.status < 300) counted.commands += 1;
    faults.push(...leaksOf(world, oracle, { call, person, ...answer }));
  };
  return { faults, tried, counted, atTheDoor, outside, read, command };
};

/** Every endpoint × role × place, with ids of the own and of another place, against the page (S2). */
export const play = async (world: World, { oracle, language = 'en', ...chosen }: Setting): Promise<Played> => {
  const { counties, services, tokens, platform } = world;
  const { send, count } = sending(tokens, language);
  const unknown = unknownIds(counties[1], await unknownTrackingCode(send, services.cases.url));
  const { faults, tried, counted, ...cells } = cellsOf({ world, oracle, unknown, send });
  const endpoints = chosen.endpoints ?? world.endpoints;
  const known = endpoints.filter((endpoint) => oracle.kinds.has(nameOf(endpoint)));
  const unnamed = endpoints.map(nameOf).filter((name) => !oracle.kinds.has(name));
  faults.push(...unnamed.map((name) => `who-sees-what.md does not name ${name}`));

  const people = peopleOf(counties);
  const limit = pLimit(AT_ONCE);
  type Cell = (endpoint: Endpoint, person: Person) => Promise<void>;
  const each = (among: readonly Endpoint[], cell: Cell) =>
    Promise.all(among.flatMap((endpoint) => people.map((person) => limit(() => cell(endpoint, person)))));
  const eachAllowed = (among: readonly Endpoint[], cell: Cell) =>
    each(among, async (endpoint, person) => {
      if (isAllowed(oracle, nameOf(endpoint), person) && !lacksOffice(person)) await cell(endpoint, person);
    });
  const named = known.filter(({ path }) => parametersOf(path).length > 0);
  const [commands, reads] = [
    known.filter(({ method }) => method === 'POST'),
    known.filter(({ method }) => method === 'GET'),
  ];

  await quiet(platform);
  const before = await platform.eventStore.head();
  await Promise.all(known.map((endpoint) => limit(() => cells.atTheDoor(endpoint, undefined))));
  await each(known, cells.atTheDoor);
  await eachAllowed(named, cells.outside);
  faults.push(...(await eventsOfForeign(world, before)));
  await eachAllowed(
    commands.filter((each) => !named.includes(each) && namesARecord(each.path)),
    cells.outside,
  );
  for (const county of counties)
    for (const call of readsOf(reads, county, services.accounts.url))
      await Promise.all(people.map((person) => limit(() => cells.read(call, person))));
  await eachAllowed(commands, cells.command);
  return { requests: count(), ...counted, untried: untriedOf(known, oracle, tried), faults };
};
