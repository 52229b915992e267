import { strongLogin } from '@pishkhan/development-issuer';
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { definitions } from '@pishkhan/embedded/definitions';
import { roleNames } from '@pishkhan/roles';
import { startTestPlatform } from '@pishkhan/testing';

/** Whether a refusal is right is for other proofs. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'response_headers_conformance',
].join(',');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '30' }, seed: { type: 'string', default: '1405' } },
});
const [schemathesis] = positionals;

const platform = await startTestPlatform();

/** One person with every role: a request is refused for its content only. */
const tokenOfEverybody = (): Promise<string> => {
  const now = Math.floor(Date.now() / 1_000);
  return platform.issuer.sign({
    iss: platform.issuer.issuer,
    aud: 'pishkhan',
    sub: 'everybody',
    roles: roleNames,
    office: 'office-101',
    county: 'county-1',
    iat: now,
    exp: now + 3_600,
    ...strongLogin(),
  });
};

interface Tried {
  readonly ok: boolean;
  readonly cases: number;
}

const tryService = async (url: string, language: string): Promise<Tried> => {
  const words = ['run', `${url}/openapi.json`, '--checks', CHECKS, '--max-time', values.seconds, '--seed', values.seed];
  const headers = [`authorization: Bearer ${await tokenOfEverybody()}`, `accept-language: ${language}`];
  const child = spawn(schemathesis!, [...words, ...headers.flatMap((header) => ['-H', header])], {
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) console.log(output);
  return { ok: code === 0, cases: Number(/(\d+) generated/.exec(output)?.[1] ?? 0) };
};

const results: Tried[] = [];
for (const definition of definitions) {
  const { url } = await platform.start(definition);
  for (const language of ['fa', 'en']) {
    const tried = await tryService(url, language);
    console.log(
      `${definition.name} ${language}: ${tried.cases} requests, ${tried.ok ? 'within the document' : 'FAILS'}`,
    );
    results.push(tried);
  }
}
await platform.stop();
const failed = results.filter(({ ok, cases }) => !ok || cases === 0).length;
console.log(
  `${results.reduce((sum, { cases }) => sum + cases, 0)} requests, ${failed} of ${results.length} runs failed`,
);
process.exitCode = failed === 0 ? 0 : 1;
