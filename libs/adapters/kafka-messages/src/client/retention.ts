/** The broker keeps all messages: rebuilt views and new groups start at the beginning. */
export const FOR_EVER = [
  { name: 'retention.ms', value: '-1' },
  { name: 'retention.bytes', value: '-1' },
  { name: 'cleanup.policy', value: 'delete' },
];
