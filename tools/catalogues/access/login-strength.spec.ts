import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { loginStrengthIn } from '@pishkhan/service-kit';
import { workspaceRoot } from '../../check/source/files.ts';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly 'x-login'?: string }>>>>;
}

/**
 * A second signature, an authority that one person gives or ends, or an erasure: what one stolen session must not do.
 * The decisions that bills stay are the second signature beside that of who declined their correction.
 */
const weighty = [
  /\/(approvals|confirmations|stand-ins|revocations|closings|erasures|applicant-erasures)$/,
  /\/v1\/(offices|exchange-appointments)$/,
  /\/(contracts|endings)$/,
  /^billing-adjustments .*\/decisions$/,
];

const folder = join(workspaceRoot, 'contracts', 'openapi');
const commands = readdirSync(folder).flatMap((file) =>
  Object.entries((JSON.parse(readFileSync(join(folder, file), 'utf8')) as Document).paths).flatMap(([path, { post }]) =>
    post ? [{ path: `${file.replace('.json', '')} ${path}`, login: post['x-login'] }] : [],
  ),
);

it('ASVS 10.3.4: every endpoint that signs, publishes, erases or gives authority declares the login that it needs', () => {
  const signing = commands.filter(({ path }) => weighty.some((each) => each.test(path)));
  expect(signing.length).toBeGreaterThan(27);
  expect(signing.filter(({ login }) => login === undefined)).toEqual([]);
});

it.each(['sample-login-strength', 'sample-password-grant'])(
  'data/logins/%s.json is a policy of login strength',
  (name) => expect(loginStrengthIn(join(workspaceRoot, 'data', 'logins', `${name}.json`))).toHaveLength(1),
);
