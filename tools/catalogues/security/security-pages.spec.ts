import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { workspaceRoot } from '../../check/source/files.ts';

const page = readFileSync(join(workspaceRoot, 'docs', 'security', 'asvs.md'), 'utf8');
const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| ([a-z ]+) \| (.+) \| (.+) \|$/gm)].map(
  ([, id, , state, , shown]) => ({ id: id!, state: state!, shown: shown! }),
);
const services = readdirSync(join(workspaceRoot, 'services'));
const filesIn = (text: string): string[] => [...text.matchAll(/`([\w./-]+\/[\w./-]+)`/g)].map(([, path]) => path!);

describe('docs/security/asvs.md (S1)', () => {
  it('has each of the 253 requirements of levels 1 and 2 once', () => {
    expect(rows).toHaveLength(253);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(253);
  });

  it('names a file for each requirement that is met, and a reason for every other one', () => {
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['met', 'not applicable', 'open']));
    const unproven = rows.filter(({ state, shown }) =>
      state === 'met' ? filesIn(shown).length === 0 : shown.length < 5,
    );
    expect(unproven).toEqual([]);
  });

  it('says for each open requirement what is missing, and which issue builds it or that none does', () => {
    const sentence = /^\S.{30,} \((issue \d+|no issue yet)\)$/;
    expect(rows.filter(({ state, shown }) => state === 'open' && !sentence.test(shown))).toEqual([]);
  });

  it('counts its states', () => {
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    expect(page).toContain(`${count('met')} met, ${count('not applicable')} not applicable, ${count('open')} open`);
  });
});

it.each(['asvs.md', 'threats.md', 'cryptography.md', 'logs.md'])(
  'docs/security/%s names files that exist (S1)',
  (name) =>
    expect(
      filesIn(readFileSync(join(workspaceRoot, 'docs', 'security', name), 'utf8')).filter(
        (path) => !existsSync(join(workspaceRoot, path)),
      ),
    ).toEqual([]),
);

it.each(services)('docs/security/threats.md names the abuse journey of %s over HTTP (S1)', (service) => {
  const threats = readFileSync(join(workspaceRoot, 'docs', 'security', 'threats.md'), 'utf8');
  const section = threats.split(/^## /m).find((part) => part.startsWith(`${service}\n`)) ?? '';
  const journey = `e2e/abuse/${service}.api.spec.ts`;
  expect(section).toContain(`Abuse journey: \`${journey}\``);
  expect(readFileSync(join(workspaceRoot, journey), 'utf8')).toContain(`describe('abuse of ${service}: `);
});

describe('docs/security/cryptography.md (S1, ASVS 11.1.2)', () => {
  const use =
    /\b(createHash|createHmac|create(C|Dec)ipheriv|createSign|createVerify|hkdf\w*|scrypt\w*|pbkdf2\w*|randomBytes|generateKey\w*|jwtVerify|createRemoteJWKSet)\(|crypto\.subtle\./;
  const shipped = globSync(['services/*/{src,web/src}/**/*.ts', 'libs/{values,platform,adapters}/*/src/**/*.ts'], {
    cwd: workspaceRoot,
  }).filter((file) => !/\.(spec|contract-run)\.ts$|\.builders\.ts$|\/vault\/contract\//.test(file));
  const using = shipped.filter((file) => use.test(readFileSync(join(workspaceRoot, file), 'utf8')));

  it('names exactly the shipped files that use cryptography', () => {
    const inventory = readFileSync(join(workspaceRoot, 'docs', 'security', 'cryptography.md'), 'utf8');
    const named = filesIn(inventory.split(/^## /m).find((part) => part.startsWith('Uses\n'))!);
    expect(using.length).toBeGreaterThan(10);
    expect(named.toSorted()).toEqual(using.toSorted());
  });
});
