import { LRUCache } from 'lru-cache';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

const MOST_RECORDS = 10_000;

type Records = LRUCache<string, AdapterPayload>;

const record = (model: string, id: string): string => `${model}:${id}`;

const adapterOf = (model: string, records: Records): Adapter => {
  const find = (test: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    records.values().find((payload) => payload.kind === model && test(payload));
  return {
    upsert: async (id, payload, expiresIn) =>
      void records.set(record(model, id), { ...payload, kind: model }, expiresIn ? { ttl: expiresIn * 1_000 } : {}),
    find: async (id) => records.get(record(model, id)),
    findByUid: async (uid) => find((payload) => payload.uid === uid),
    findByUserCode: async (userCode) => find((payload) => payload.userCode === userCode),
    consume: async (id) => {
      const payload = records.get(record(model, id));
      if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
    },
    destroy: async (id) => void records.delete(record(model, id)),
    revokeByGrantId: async (grantId) => {
      for (const [key, payload] of Array.from(records.entries()))
        if (payload.kind === model && payload.grantId === grantId) records.delete(key);
    },
  };
};

/**
 * Sessions, codes and grants of the sign-in, in the memory of this process: a restart asks everybody to sign in again.
 */
export const rememberedSignIns = (): AdapterFactory => {
  const records: Records = new LRUCache({ max: MOST_RECORDS });
  return (model) => adapterOf(model, records);
};
