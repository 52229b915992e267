/**
 * Number of partitions of every topic. It must never change, or a key's later messages would go to another partition.
 */
export const PARTITIONS = 12;

const M = 0x5bd1e995;
const SEED = 0x9747b28c;

/** Murmur2 as in Kafka's Java client (org.apache.kafka.common.utils.Utils), a signed 32-bit number. */
export const murmur2 = (bytes: Uint8Array): number => {
  const words = bytes.length >> 2;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let hash = SEED ^ bytes.length;
  for (let word = 0; word < words; word++) {
    const mixed = Math.imul(view.getInt32(word * 4, true), M);
    hash = Math.imul(hash, M) ^ Math.imul(mixed ^ (mixed >>> 24), M);
  }
  for (let left = bytes.length & 3, at = words * 4 + left - 1; left > 0; left--, at--) {
    hash ^= bytes[at]! << (8 * (left - 1));
    if (left === 1) hash = Math.imul(hash, M);
  }
  hash = Math.imul(hash ^ (hash >>> 13), M);
  return hash ^ (hash >>> 15);
};

/** Partition of a key, as chosen by Kafka's default partitioner. */
export const partitionOf = (key: string, partitions = PARTITIONS): number =>
  (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions;
