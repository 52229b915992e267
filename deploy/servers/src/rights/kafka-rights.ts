import { FOR_EVER } from '@pishkhan/kafka-messages/retention';
import { clampKafkaTimers } from '@pishkhan/kafka-messages/timers';
import { PARTITIONS } from '@pishkhan/messages';
import kafkajs, { Kafka, logLevel, type AclEntry, type KafkaConfig } from 'kafkajs';
import type { ServiceRights } from './rights.ts';

type Allowed = Pick<AclEntry, 'resourceType' | 'resourceName' | 'operation'> & { readonly prefix?: true };

/** The package exports these by its default only. */
const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;
const { TOPIC, GROUP } = AclResourceTypes;
const { WRITE, READ, DESCRIBE } = AclOperationTypes;

/** A right to read or to write includes DESCRIBE at the broker. */
const allowedOf = ({ service, publishes, consumes }: ServiceRights): Allowed[] => [
  { resourceType: TOPIC, resourceName: publishes, operation: WRITE },
  { resourceType: TOPIC, resourceName: publishes, operation: DESCRIBE },
  ...consumes.map((topic) => ({ resourceType: TOPIC, resourceName: topic, operation: READ })),
  { resourceType: GROUP, resourceName: `${service}.`, operation: READ, prefix: true },
];

/** The ACLs of one service's user. It creates no topic and changes none. */
export const kafkaAcls = (rights: ServiceRights): AclEntry[] =>
  allowedOf(rights).map(({ prefix, ...allowed }) => ({
    ...allowed,
    principal: `User:${rights.service}`,
    host: '*',
    permissionType: AclPermissionTypes.ALLOW,
    resourcePatternType: prefix ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
  }));

/** Creates the topics, and the ACLs of every service. Repeating it changes nothing. */
export const applyKafkaRights = async (
  administrator: KafkaConfig,
  rights: readonly ServiceRights[],
  replicationFactor: number,
): Promise<void> => {
  clampKafkaTimers();
  const admin = new Kafka({ clientId: 'rights', ...administrator, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    await admin.createTopics({
      topics: rights.map(({ publishes }) => ({
        topic: publishes,
        numPartitions: PARTITIONS,
        replicationFactor,
        configEntries: FOR_EVER,
      })),
      waitForLeaders: true,
    });
    await admin.createAcls({ acl: rights.flatMap(kafkaAcls) });
  } finally {
    await admin.disconnect();
  }
};
