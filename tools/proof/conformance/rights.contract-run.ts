import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import pRetry from 'p-retry';
import {
  ADMINISTRATOR,
  applyKafkaRights,
  AUDITOR,
  bringUp,
  componentsOf,
  end,
  openSecured,
  readRunning,
  saslOf,
  type Component,
  type Secured,
} from '../../../deploy/servers/src/index.ts';
import { workspaceRoot } from '../../check/source/files.ts';

/** Started by `npm run contract -- rights`: Kafka and MongoDB with TLS, users and the rights of each service (N31). */
const data = mkdtempSync(join(tmpdir(), 'pishkhan-rights-'));
const PORTS = { kafka: 19_792, mongodb: 27_717, keycloak: 0 };
const OWN = 'gas.metering.v1';
const FOREIGN = 'gas.billing-adjustments.v1';
let secured: Secured;
let components: readonly Component[];

beforeAll(async () => {
  secured = await openSecured(workspaceRoot, data);
  const cache = join(workspaceRoot, '.cache', 'infra');
  components = componentsOf({ parts: ['kafka', 'mongodb'], brokers: 1, ports: PORTS, cache, data, secured });
  await Promise.all(components.map((component) => bringUp(component, data)));
  await applyKafkaRights({ brokers: [brokerOf()], ...saslOf(secured, ADMINISTRATOR) }, secured.rights, 1);
}, 300_000);
afterAll(async () => {
  await Promise.all(readRunning(data).map((running) => end(running)));
  rmSync(data, { recursive: true, force: true });
});

const addressOf = (part: Component['part']): string => components.find((component) => component.part === part)!.address;
const brokerOf = (): string => addressOf('kafka');

const kafkaAs = (options: Partial<ReturnType<typeof saslOf>>): Kafka =>
  new Kafka({
    brokers: [brokerOf()],
    clientId: 'rights-contract',
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2000,
    retry: { retries: 0 },
    ...options,
  });

describe('N31: the broker', () => {
  const send = async (topic: string, options = saslOf(secured, 'metering')): Promise<void> => {
    const producer = kafkaAs(options).producer({ idempotent: true, maxInFlightRequests: 1, retry: { retries: 1 } });
    try {
      await producer.connect();
      await producer.send({ topic, acks: -1, messages: [{ key: 'meter-1', value: '{}' }] });
    } finally {
      await producer.disconnect();
    }
  };
  const ends = async <Result>(work: (admin: ReturnType<Kafka['admin']>) => Promise<Result>): Promise<Result> => {
    const admin = kafkaAs(saslOf(secured, 'metering')).admin();
    await admin.connect();
    await admin.listTopics();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  };

  it(
    'takes a message of a service for its own topic',
    () => pRetry(() => send(OWN), { retries: 20, minTimeout: 250, factor: 1 }),
    30_000,
  );
  it.each([FOREIGN, 'gas.case-handling.v1', '__consumer_offsets'])('refuses its message for %s', (topic) =>
    expect(send(topic)).rejects.toThrow(/not authorized|not host this topic/i),
  );
  it('refuses a wrong password, an unknown user and a plain connection', async () => {
    const { ssl, sasl } = saslOf(secured, 'metering');
    const wrong = { mechanism: 'scram-sha-512' as const, username: 'metering', password: 'wrong' };
    await expect(send(OWN, { ssl, sasl: wrong })).rejects.toThrow(/SASL|authentication/i);
    await expect(send(OWN, { ssl, sasl: { ...wrong, username: 'nobody' } })).rejects.toThrow(/SASL|authentication/i);
    await expect(send(OWN, { sasl })).rejects.toThrow();
    await expect(send(OWN, { ssl })).rejects.toThrow();
  });
  /** The client hides the reason of a refused topic among others. */
  const denied = expect.objectContaining({ message: expect.stringMatching(/authoriz|Topic creation errors/i) });
  it('refuses that a service creates, changes or deletes a topic, or sees offsets of another service', async () => {
    await expect(ends((admin) => admin.createTopics({ topics: [{ topic: 'gas.new.v1' }] }))).rejects.toThrow(denied);
    await expect(ends((admin) => admin.deleteTopics({ topics: [OWN] }))).rejects.toThrow(denied);
    // The first question about a group makes the broker create the topic of its offsets.
    const own = () => ends((admin) => admin.fetchOffsets({ groupId: 'metering.reactions' }));
    await pRetry(own, { retries: 20, minTimeout: 250, factor: 1 });
    await expect(ends((admin) => admin.fetchOffsets({ groupId: 'case-handling.reactions' }))).rejects.toThrow(
      /not authorized|find group coordinator/i,
    );
  }, 30_000);
});

describe('N31: the database', () => {
  const asUser = async <Result>(
    user: string,
    authSource: string,
    work: (client: mongoose.mongo.MongoClient) => Promise<Result>,
    password = secured.passwordOf(user),
  ): Promise<Result> => {
    const client = new mongoose.mongo.MongoClient(addressOf('mongodb'), {
      auth: { username: user, password },
      authSource,
      serverSelectionTimeoutMS: 3000,
    });
    try {
      return await work(await client.connect());
    } finally {
      await client.close();
    }
  };
  const insertInto = (db: string) => (client: mongoose.mongo.MongoClient) =>
    client
      .db(db)
      .collection<{ _id: string }>('rights')
      .insertOne({ _id: `${db}-${Math.random()}` });
  const readOf = (db: string) => (client: mongoose.mongo.MongoClient) =>
    client.db(db).collection('rights').find().toArray();

  it('lets a service write its own database', () => asUser('metering', 'metering', insertInto('metering')));
  it.each(['billing-adjustments', 'customer-accounts', 'admin'])('keeps %s from it', async (db) => {
    await expect(asUser('metering', 'metering', insertInto(db))).rejects.toThrow(/not authorized/);
    await expect(asUser('metering', 'metering', readOf(db))).rejects.toThrow(/not authorized/);
  });
  it('lets the auditor read every database of a service, and write none', async () => {
    expect(await asUser(AUDITOR, 'admin', readOf('metering'))).not.toEqual([]);
    await expect(asUser(AUDITOR, 'admin', insertInto('metering'))).rejects.toThrow(/not authorized/);
  });
  it('refuses a wrong password, a client without user, and a plain connection', async () => {
    await expect(asUser('metering', 'metering', readOf('metering'), 'wrong')).rejects.toThrow(/Authentication failed/);
    const plain = `mongodb://127.0.0.1:${PORTS.mongodb}/?directConnection=true`;
    for (const address of [addressOf('mongodb'), plain]) {
      const client = new mongoose.mongo.MongoClient(address, { serverSelectionTimeoutMS: 1000 });
      await expect(client.connect().then(readOf('metering'))).rejects.toThrow();
      await client.close();
    }
  });
});
