import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definitions } from '@pishkhan/embedded/definitions';
import { planted, plantedEndpoints } from './matrix/given/planted.builders.ts';
import { endpointsOf, startWorld, type World } from './matrix/given/world.ts';
import { play, type Played } from './matrix/play.ts';
import { routesOf } from '../docs/roles.ts';
import { accessFaults } from './access.ts';
import { oracleOf, readOracle, type Oracle } from './oracle.ts';

const oracle = oracleOf(readOracle());
let world: World;

beforeAll(async () => void (world = await startWorld()), 120_000);
afterAll(() => world.platform.stop());

describe('every endpoint × role × place, against docs/security/who-sees-what.md', () => {
  let played: Played;
  beforeAll(async () => void (played = await play(world, { oracle })), 480_000);

  it('N24: every service checks tokens against the register of offices', () => {
    expect(definitions.filter(({ offices }) => offices === undefined)).toEqual([]);
  });
  it('S2, N7, N10, N29: nobody is answered about a record of another place otherwise than about an unknown one', () => {
    expect(played.faults).toEqual([]);
  });
  it('S2, N29: a record of another place was named at every endpoint that has one, in a valid request', () => {
    expect(played.untried).toEqual([]);
    expect(played.compared).toBeGreaterThan(400);
  });
  it('S2: people read and change the records of their own place', () => {
    expect(played.answered).toBeGreaterThan(500);
    expect(played.commands).toBeGreaterThan(50);
  });
});

describe('planted endpoints with too wide declarations, a GET and a POST', () => {
  const data = 'bills, ledger, payments, explanation';
  /** The page as if it had the endpoints, for the own county. */
  const widened = (): Oracle => ({
    ...oracle,
    kinds: new Map([...oracle.kinds, ...plantedEndpoints.map((name) => [name, data] as const)]),
  });
  const ofPlanted = async () => {
    const { url } = await world.platform.start(planted);
    return (await endpointsOf(url)).filter(({ path }) => path.startsWith('/v1/planted'));
  };

  it('S2: the check of the declarations and the matrix both find both', async () => {
    const endpoints = await ofPlanted();
    const paths = Object.fromEntries(endpoints.map(({ path, document }) => [path, document.paths[path]]));
    const content = JSON.stringify({ paths });
    const declared = accessFaults(routesOf([{ path: 'planted.json', content }]), widened());
    const { faults } = await play(world, { oracle: widened(), endpoints });
    for (const name of plantedEndpoints) {
      expect(declared).toContain(
        `${name} gives headOfSubscriberAffairs all; who-sees-what.md allows ownCounty for ${data}`,
      );
      expect(faults).toContainEqual(expect.stringMatching(`^${escaped(name)} by headOfSubscriberAffairs of county-1`));
    }
  }, 120_000);
  it('S2: an endpoint that the page does not name is found', async () => {
    const { faults } = await play(world, { oracle, endpoints: await ofPlanted() });
    expect(faults).toEqual(plantedEndpoints.map((name) => `who-sees-what.md does not name ${name}`));
  }, 60_000);
});

const escaped = (text: string): string => text.replaceAll(/[{}/]/g, '\\$&');
