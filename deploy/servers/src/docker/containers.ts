import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '@pishkhan/development-issuer/users';
import { DockerComposeEnvironment, Wait } from 'testcontainers';
import { DEMO_PASSWORD_VARIABLE, DESK_SECRET_VARIABLE } from './realm.ts';

const workspaceRoot = join(import.meta.dirname, '..', '..', '..', '..');
const PROJECT = 'pishkhan';
const START_LIMIT_MS = 240_000;

/** The servers of docker-compose.yml with their loopback port and the address for clients. */
export const containers = {
  'event-store': { port: 2113, address: 'esdb://127.0.0.1:2113?tls=false' },
  kafka: { port: 9092, address: '127.0.0.1:9092' },
  mongodb: { port: 27_017, address: 'mongodb://127.0.0.1:27017/?replicaSet=rs0' },
  keycloak: { port: 8180, address: 'http://127.0.0.1:8180/realms/pishkhan' },
} as const;

const docker = (...words: string[]) =>
  spawnSync('docker', words, { cwd: workspaceRoot, encoding: 'utf8', timeout: 60_000 });

/** Whether a Docker engine responds; an installed client is not enough. */
export const dockerAnswers = (): boolean =>
  spawnSync('docker', ['info', '--format', '{{.ServerVersion}}'], { stdio: 'ignore', timeout: 5000 }).status === 0;

/** The demo users' password is published, so the ports are on loopback; the other secrets are made anew. */
const passwords = () => ({
  KEYCLOAK_ADMIN_PASSWORD: process.env['KEYCLOAK_ADMIN_PASSWORD'] ?? randomBytes(24).toString('base64url'),
  [DEMO_PASSWORD_VARIABLE]: process.env[DEMO_PASSWORD_VARIABLE] ?? DEMO_PASSWORD,
  [DESK_SECRET_VARIABLE]: process.env[DESK_SECRET_VARIABLE] ?? randomBytes(24).toString('base64url'),
});

/** All servers from their official images, EventStoreDB included, healthy before `up()` resolves. */
export const composeEnvironment = (): DockerComposeEnvironment =>
  Object.keys(containers).reduce(
    (compose, name) => compose.withWaitStrategy(`${PROJECT}-${name}-1`, Wait.forHealthCheck()),
    new DockerComposeEnvironment(workspaceRoot, 'docker-compose.yml')
      .withProjectName(PROJECT)
      .withEnvironment(passwords())
      .withStartupTimeout(START_LIMIT_MS),
  );

/** Starts them so that they outlive this process: the automatic cleanup is disabled. */
export const startContainers = async (): Promise<void> => {
  process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true';
  await composeEnvironment().up();
};

/** @returns Output of `docker compose` */
export const askContainers = (...words: string[]): { readonly ok: boolean; readonly says: string } => {
  const { status, stdout, stderr } = docker('compose', '--project-name', PROJECT, ...words);
  return { ok: status === 0, says: `${stdout ?? ''}${stderr ?? ''}`.trim() };
};
