import { SERVER_NAME } from '@pishkhan/certificates';
import { ADMINISTRATOR, type Secured } from '../rights/secured.ts';

export interface KafkaNode {
  readonly id: number;
  readonly brokers: 1 | 3;
  /** Port of the first broker; broker n listens on `port + 2(n − 1)`, its controller on the next. */
  readonly port: number;
  readonly folder: string;
  readonly advertised?: (port: number) => number;
  readonly secured?: Secured;
}

export const brokerPort = ({ id, port }: Pick<KafkaNode, 'id' | 'port'>): number => port + 2 * (id - 1);

export const brokerAddresses = (brokers: 1 | 3, port: number): string[] =>
  Array.from({ length: brokers }, (_, at) => `127.0.0.1:${brokerPort({ id: at + 1, port })}`);

const PLAIN = {
  protocol: 'PLAINTEXT',
  lines: { 'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT' },
};

/** Clients log in with SCRAM; controllers know each other by certificate. What no ACL allows is denied. */
const securedListener = ({ certificates, passwordOf }: Secured) => ({
  protocol: 'SASL_SSL',
  lines: {
    'listener.security.protocol.map': 'CONTROLLER:SSL,SASL_SSL:SASL_SSL',
    'inter.broker.listener.name': 'SASL_SSL',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512',
    'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config': `org.apache.kafka.common.security.scram.ScramLoginModule required username="${ADMINISTRATOR}" password="${passwordOf(ADMINISTRATOR)}";`,
    'listener.name.controller.ssl.client.auth': 'required',
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': certificates.keyAndCertificate,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': certificates.authority,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'allow.everyone.if.no.acl.found': false,
    'super.users': `User:${ADMINISTRATOR};User:CN=${SERVER_NAME}`,
  },
});

/**
 * `server.properties` of one node, controller and broker in one. The session timeout is short so that a killed broker
 * can rejoin at once.
 */
export const propertiesOf = (node: KafkaNode): string => {
  const { id, brokers, port, folder, advertised = (own: number) => own, secured } = node;
  const { protocol, lines: security } = secured ? securedListener(secured) : PLAIN;
  const listener = brokerPort(node);
  const insync = brokers === 3 ? 2 : 1;
  const voters = Array.from(
    { length: brokers },
    (_, at) => `${at + 1}@127.0.0.1:${brokerPort({ id: at + 1, port }) + 1}`,
  );
  const lines = {
    'process.roles': 'broker,controller',
    'node.id': id,
    'controller.quorum.voters': voters.join(','),
    listeners: `${protocol}://127.0.0.1:${listener},CONTROLLER://127.0.0.1:${listener + 1}`,
    'advertised.listeners': `${protocol}://127.0.0.1:${advertised(listener)}`,
    'controller.listener.names': 'CONTROLLER',
    ...security,
    'log.dirs': folder,
    'auto.create.topics.enable': false,
    'default.replication.factor': brokers,
    'min.insync.replicas': insync,
    'offsets.topic.replication.factor': brokers,
    'offsets.topic.num.partitions': 8,
    'transaction.state.log.replication.factor': brokers,
    'transaction.state.log.min.isr': insync,
    'group.initial.rebalance.delay.ms': 0,
    'broker.session.timeout.ms': 2000,
    'broker.heartbeat.interval.ms': 500,
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
};
