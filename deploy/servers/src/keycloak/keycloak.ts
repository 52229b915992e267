import { randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '@pishkhan/development-issuer/users';
import type { Component, DeskClient, Plan } from '../component.ts';
import { DEMO_PASSWORD_VARIABLE, DESK_ADDRESS_VARIABLE, DESK_SECRET_VARIABLE } from '../docker/realm.ts';
import { fetched, runProgram } from '../machine/fetched.ts';

const VERSION = '26.7.3';
const REALM = join(import.meta.dirname, '..', '..', '..', 'docker', 'keycloak', 'pishkhan-realm.json');

const fetchDistribution = async (folder: string): Promise<void> => {
  await runProgram(
    'mvn',
    [
      '-q',
      '-B',
      'dependency:copy',
      `-Dartifact=org.keycloak:keycloak-quarkus-dist:${VERSION}:zip`,
      '-DoutputDirectory=dl',
    ],
    folder,
  );
  await runProgram('unzip', ['-q', `dl/keycloak-quarkus-dist-${VERSION}.zip`], folder);
  rmSync(join(folder, 'dl'), { recursive: true });
};

/** A link to a missing folder is still a link. */
const clear = (path: string): void => {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) unlinkSync(path);
  else rmSync(path, { recursive: true, force: true });
};

/**
 * The realm to import. Keycloak does not import a realm that it has, so the database of another realm, or of a desk at
 * another address, is removed: it has demo users only.
 */
const prepareRealm = (folder: string, { address }: DeskClient): void => {
  mkdirSync(join(folder, 'import'), { recursive: true });
  const [file, former] = [join(folder, 'import', 'pishkhan-realm.json'), join(folder, 'imported-for.txt')];
  const realm = readFileSync(REALM, 'utf8');
  const isSame = existsSync(former) && readFileSync(former, 'utf8') === address && readFileSync(file, 'utf8') === realm;
  if (isSame) return;
  rmSync(join(folder, 'h2'), { recursive: true, force: true });
  writeFileSync(file, realm);
  writeFileSync(former, address);
};

/** Keycloak always writes below its own home, so its `data` is a link to our data folder, which contains the realm. */
const linkData = (home: string, folder: string): void => {
  const link = join(home, 'data');
  clear(link);
  symlinkSync(folder, link);
};

const askForRealm = async (address: string): Promise<void> => {
  const { ok, status } = await fetch(`${address}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(2000),
  });
  if (!ok) throw new Error(`it answers ${status}`);
};

/** No desk knows the secret. */
const noDesk = (): DeskClient => ({ address: 'http://127.0.0.1:4106', secret: randomBytes(32).toString('base64url') });

/** Keycloak with the project's realm. */
export const keycloakComponent = ({ ports, cache, data, desk = noDesk() }: Plan): Component => {
  const program = join(cache, `keycloak-${VERSION}`);
  const home = join(program, `keycloak-${VERSION}`);
  const address = `http://127.0.0.1:${ports.keycloak}/realms/pishkhan`;
  return {
    name: 'keycloak',
    part: 'keycloak',
    port: ports.keycloak,
    address,
    fetch: () => fetched(program, fetchDistribution),
    prepare: async () => {
      const folder = join(data, 'keycloak');
      prepareRealm(folder, desk);
      linkData(home, folder);
    },
    command: {
      file: join(home, 'bin', 'kc.sh'),
      args: ['start-dev', '--http-host=127.0.0.1', `--http-port=${ports.keycloak}`, '--import-realm'],
      environment: {
        JAVA_OPTS_APPEND: '-XX:TieredStopAtLevel=1',
        [DEMO_PASSWORD_VARIABLE]: DEMO_PASSWORD,
        [DESK_ADDRESS_VARIABLE]: desk.address,
        [DESK_SECRET_VARIABLE]: desk.secret,
      },
    },
    ask: () => askForRealm(address),
  };
};
