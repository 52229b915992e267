import { clampKafkaTimers } from '@pishkhan/kafka-messages/timers';
import { Kafka, logLevel, type KafkaConfig } from 'kafkajs';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Component, Plan } from '../component.ts';
import { fetched, runProgram } from '../machine/fetched.ts';
import { ADMINISTRATOR, type Secured } from '../rights/secured.ts';
import { brokerAddresses, brokerPort, propertiesOf, type KafkaNode } from './properties.ts';

const VERSION = '4.2.0';

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>gas.pishkhan</groupId><artifactId>local-kafka</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${VERSION}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
`;

const fetchJars = (folder: string): Promise<void> => {
  writeFileSync(join(folder, 'pom.xml'), POM);
  return runProgram('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=libs'], folder);
};

/** The id of the cluster in this folder, created once: 16 random bytes in Kafka's format. */
const clusterIdOf = (folder: string): string => {
  const file = join(folder, 'cluster-id');
  if (!existsSync(file)) writeFileSync(file, `A${randomBytes(16).toString('base64url').slice(1)}`);
  return readFileSync(file, 'utf8');
};

/** The users of a secured broker are part of its first metadata. */
const scramOf = ({ secured }: KafkaNode): string[] =>
  secured
    ? [ADMINISTRATOR, ...secured.rights.map(({ service }) => service)].flatMap((user) => [
        '--add-scram',
        `SCRAM-SHA-512=[name=${user},password=${secured.passwordOf(user)}]`,
      ])
    : [];

/** How a user connects to a secured broker. */
export const saslOf = (secured: Secured | undefined, username: string): Pick<KafkaConfig, 'ssl' | 'sasl'> =>
  secured
    ? {
        ssl: { ca: readFileSync(secured.certificates.authority, 'utf8') },
        sasl: { mechanism: 'scram-sha-512', username, password: secured.passwordOf(username) },
      }
    : {};

const formatNode = async (cluster: string, libs: string, node: KafkaNode): Promise<string> => {
  mkdirSync(cluster, { recursive: true });
  const properties = join(cluster, `node-${node.id}.properties`);
  writeFileSync(properties, propertiesOf(node));
  if (!existsSync(join(node.folder, 'meta.properties'))) {
    await runProgram(
      'java',
      [
        '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
        '-cp',
        libs,
        'kafka.tools.StorageTool',
        'format',
        '-t',
        clusterIdOf(cluster),
        '-c',
        properties,
        ...scramOf(node),
      ],
      cluster,
    );
  }
  return properties;
};

const askForBrokers = async (address: string, { brokers, secured }: Plan): Promise<void> => {
  clampKafkaTimers();
  const kafka = new Kafka({
    clientId: 'infra',
    brokers: [address],
    ...saslOf(secured, ADMINISTRATOR),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1000,
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const cluster = await admin.describeCluster();
    if (cluster.brokers.length < brokers) throw new Error(`${cluster.brokers.length} of ${brokers} brokers`);
  } finally {
    await admin.disconnect();
  }
};

/** In a broker of one machine the optimising compiler and concurrent collection cost more CPU time than they save. */
const SHORT_LIVED = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** Apache Kafka with KRaft: one broker, or three with replication. */
export const kafkaComponents = (plan: Plan): Component[] => {
  const { brokers, ports, cache, data, advertised, secured } = plan;
  const program = join(cache, `kafka-${VERSION}`);
  const libs = join(program, 'libs', '*');
  const cluster = join(data, `kafka-of-${brokers}${secured ? '-secured' : ''}`);
  return brokerAddresses(brokers, ports.kafka).map((address, at) => {
    const node = {
      id: at + 1,
      brokers,
      port: ports.kafka,
      folder: join(cluster, `node-${at + 1}`),
      advertised,
      secured,
    };
    return {
      name: brokers === 1 ? 'kafka' : `kafka-${node.id}`,
      part: 'kafka',
      port: brokerPort(node),
      address,
      fetch: () => fetched(program, fetchJars),
      prepare: async () => void (await formatNode(cluster, libs, node)),
      command: {
        file: 'java',
        args: [
          '-Xms128m',
          '-Xmx384m',
          ...SHORT_LIVED,
          '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
          '-cp',
          libs,
          'kafka.Kafka',
          join(cluster, `node-${node.id}.properties`),
        ],
      },
      ask: () => askForBrokers(address, plan),
    };
  });
};
