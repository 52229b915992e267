import type { apiOf } from '../api-grammar.ts';
import { post } from '../request.ts';

type Api = Pick<ReturnType<typeof apiOf>, 'when'>;
interface Expected {
  readonly type: string;
  readonly data?: unknown;
}
interface Draft {
  readonly version: string;
  /** Of a working calendar. */
  readonly unit?: string;
}

/** Address of the decisions about a version: `…/confirmations` and `…/declines` follow. */
export const addressOf = (path: string, { unit, version }: Draft): string =>
  [path, unit, version].filter((part) => part !== undefined).join('/');

/** Publishes a version as two persons: the policy officer proposes, the head confirms. */
export const publishVersion = async (api: Api, path: string, draft: Draft, events?: readonly Expected[]) => {
  await api
    .when(
      post(path, { reason: 'spec', ...draft })
        .asTyped()
        .by('policy-1'),
    )
    .then(201);
  return api.when(post(`${addressOf(path, draft)}/confirmations`).by('head-1')).then(200, events);
};
