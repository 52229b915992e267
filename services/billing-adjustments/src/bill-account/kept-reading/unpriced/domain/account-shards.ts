const SHARDS = 16;

/** Every shard: a stream of each keeps what waits on a sixteenth of the accounts. */
export const accountShards: readonly string[] = Array.from({ length: SHARDS }, (_, shard) => String(shard));

/** The shard of an account. */
export const shardOf = (accountId: string): string =>
  String([...accountId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 0) % SHARDS);
