import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import type { StartedDockerComposeEnvironment } from 'testcontainers';
import { composeFile } from './compose-file.ts';
import { composeEnvironment, containers, dockerAnswers } from './containers.ts';

const withEngine = () => {
  let environment: StartedDockerComposeEnvironment;
  beforeAll(async () => {
    environment = await composeEnvironment().up();
  }, 300_000);
  afterAll(() => environment.down({ removeVolumes: true }), 60_000);

  it('the event store and Keycloak respond, and the realm exists', async () => {
    expect((await fetch(`http://127.0.0.1:${containers['event-store'].port}/health/live`)).ok).toBe(true);
    const discovery = await fetch(
      `http://127.0.0.1:${containers.keycloak.port}/realms/pishkhan/.well-known/openid-configuration`,
    );
    expect(await discovery.json()).toMatchObject({
      issuer: `http://127.0.0.1:${containers.keycloak.port}/realms/pishkhan`,
    });
  });
  it('Kafka advertises its broker at the address used here', async () => {
    const admin = new Kafka({
      clientId: 'containers',
      brokers: [`127.0.0.1:${containers.kafka.port}`],
      logLevel: logLevel.NOTHING,
    }).admin();
    try {
      await admin.connect();
      expect((await admin.describeCluster()).brokers).toEqual([
        { nodeId: 1, host: '127.0.0.1', port: containers.kafka.port },
      ]);
    } finally {
      await admin.disconnect();
    }
  }, 30_000);
  it('MongoDB replies to a ping, and its replica set has a primary', async () => {
    const connection = await mongoose
      .createConnection(`mongodb://127.0.0.1:${containers.mongodb.port}/?directConnection=true`)
      .asPromise();
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
  it('are those tested here', () => expect(Object.keys(services).sort()).toEqual(Object.keys(containers).sort()));
  it.each(Object.entries(containers).map(([name, { port }]) => [name, port] as const))(
    '%s is declared with a health check, and on port %i of loopback',
    (name, port) => {
      expect(services[name]!.healthcheck.test.length).toBeGreaterThan(1);
      expect(services[name]!.ports).toEqual([expect.stringMatching(new RegExp(`^127\\.0\\.0\\.1:${port}:\\d+$`))]);
    },
  );

  if (dockerAnswers()) withEngine();
  else console.log('Docker is absent: the real servers were not started, only their declaration was checked.');
});
