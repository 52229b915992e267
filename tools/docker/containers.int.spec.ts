import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { DockerComposeEnvironment, Wait, type StartedDockerComposeEnvironment } from 'testcontainers';
import { workspaceRoot } from '../source/files.ts';
import { composeFile } from './compose-file.ts';

/** The servers, and the port of loopback where each is asked. */
const ports = { 'event-store': 2113, kafka: 9092, mongodb: 27017, keycloak: 8180 } as const;

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
    let compose = new DockerComposeEnvironment(workspaceRoot, 'docker-compose.yml').withStartupTimeout(240_000);
    for (const name of Object.keys(ports)) compose = compose.withWaitStrategy(`pishkhan-${name}-1`, Wait.forHealthCheck());
    environment = await compose.up();
  }, 300_000);
  afterAll(() => environment.down({ removeVolumes: true }), 60_000);

  it('the event store and Keycloak answer, and the realm is there', async () => {
    expect((await fetch(`http://127.0.0.1:${ports['event-store']}/health/live`)).ok).toBe(true);
    const discovery = await fetch(`http://127.0.0.1:${ports.keycloak}/realms/pishkhan/.well-known/openid-configuration`);
    expect(await discovery.json()).toMatchObject({ issuer: `http://127.0.0.1:${ports.keycloak}/realms/pishkhan` });
  });
  it('Kafka names its broker as it is reached from here', async () => {
    const admin = new Kafka({ clientId: 'containers', brokers: [`127.0.0.1:${ports.kafka}`], logLevel: logLevel.NOTHING }).admin();
    try {
      await admin.connect();
      expect((await admin.describeCluster()).brokers).toEqual([{ nodeId: 1, host: '127.0.0.1', port: ports.kafka }]);
    } finally {
      await admin.disconnect();
    }
  }, 30_000);
  it('MongoDB answers a ping, and its set has a primary', async () => {
    const connection = await mongoose.createConnection(`mongodb://127.0.0.1:${ports.mongodb}/?directConnection=true`).asPromise();
    try {
      expect(await connection.db!.admin().ping()).toMatchObject({ ok: 1 });
      expect(await connection.db!.command({ hello: 1 })).toMatchObject({ setName: 'rs0', isWritablePrimary: true });
    } finally {
      await connection.close();
    }
  }, 30_000);
};

describe('the servers of docker-compose.yml', () => {
  const { services } = composeFile();
  it('are those that are asked here', () => expect(Object.keys(services).sort()).toEqual(Object.keys(ports).sort()));
  it.each(Object.entries(ports))('%s is declared with a health check, and on port %i of loopback', (name, port) => {
    expect(services[name]!.healthcheck.test.length).toBeGreaterThan(1);
    expect(services[name]!.ports).toEqual([expect.stringMatching(new RegExp(`^127\\.0\\.0\\.1:${port}:\\d+$`))]);
  });

  if (dockerAnswers()) withEngine();
  else console.log('Docker is absent: the real servers were not started, only their declaration was looked at.');
});
