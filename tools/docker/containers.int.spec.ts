import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { DockerComposeEnvironment, Wait, type StartedDockerComposeEnvironment } from 'testcontainers';
import { workspaceRoot } from '../source/files.ts';

/** A Docker engine answers. Without one there is nothing to start: this is the only part of the project that needs Docker. */
const dockerAnswers = (): boolean => {
  try {
    execFileSync('docker', ['info', '--format', '{{.ServerVersion}}'], { stdio: 'ignore', timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
};

const withEngine = () => {
  let environment: StartedDockerComposeEnvironment;
  beforeAll(async () => {
    const waits = ['event-store', 'kafka', 'mongodb', 'keycloak'].map((name) => [`pishkhan-${name}-1`, Wait.forHealthCheck()] as const);
    let compose = new DockerComposeEnvironment(workspaceRoot, 'docker-compose.yml').withStartupTimeout(240_000);
    for (const [name, wait] of waits) compose = compose.withWaitStrategy(name, wait);
    environment = await compose.up();
  }, 300_000);
  afterAll(() => environment.down({ removeVolumes: true }), 60_000);

  it('the event store and Keycloak answer, and the realm is there', async () => {
    expect((await fetch('http://127.0.0.1:2113/health/live')).ok).toBe(true);
    const discovery = await fetch('http://127.0.0.1:8180/realms/pishkhan/.well-known/openid-configuration');
    expect(await discovery.json()).toMatchObject({ issuer: 'http://127.0.0.1:8180/realms/pishkhan' });
  });
};

describe('the servers of docker-compose.yml', () => {
  if (dockerAnswers()) withEngine();
  else it('are not started: no Docker engine answers here', () => console.log('Docker is absent: the real servers were not started.'));
});
