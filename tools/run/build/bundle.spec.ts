import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workspaceRoot } from '../../check/source/files.ts';
import { LEFT_OUTSIDE } from './bundle.ts';

const resource = `export const broken = (): never => { throw new Error('broken'); };
export const within = (work: () => unknown): unknown => { return work(); };
export const here = [import.meta.dirname, import.meta.url];
export const isCommand: boolean = import.meta.main;
`;

const app = `import 'reflect-metadata';
import { Body, Controller, Injectable, Module, Post, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IsString } from 'class-validator';
import { deserialize } from 'bson';
import * as mongoose from 'mongoose';
import { rial } from '@pishkhan/money';
import { broken, here, isCommand, within } from './below/resource.ts';

@Injectable() class Greeter { greet() { return 'salaam'; } }
class Greeting { @IsString() readonly name!: string; }
@Controller() class Greetings {
  constructor(readonly greeter: Greeter) {}
  @Post() post(@Body() body: Greeting) { return body.name; }
}
@Module({ controllers: [Greetings], providers: [Greeter] }) class App {}

const context: INestApplicationContext = await NestFactory.createApplicationContext(App, { logger: false });
console.log(JSON.stringify({
  greeting: context.get(Greetings).greeter.greet(), amount: rial(5), schema: typeof mongoose.Schema, names: [Greeter.name, Greeting.name],
  here, isCommand: [isCommand, import.meta.main], body: Reflect.getMetadata('design:paramtypes', Greetings.prototype, 'post')[0].name,
}));
await context.close();
if (process.argv[2] === 'broken') broken();
if (process.argv[2] === 'package') within(() => deserialize(new Uint8Array([9, 0, 0])));
`;

describe('a bundle of a Nest application', () => {
  let folder = '';
  beforeAll(() => {
    mkdirSync(join(workspaceRoot, '.cache'), { recursive: true });
    folder = mkdtempSync(join(workspaceRoot, '.cache', 'bundle-'));
    mkdirSync(join(folder, 'below'));
    writeFileSync(join(folder, 'below', 'resource.ts'), resource);
    writeFileSync(join(folder, 'main.ts'), app);
    const build = (file: string, ...npm: string[]) =>
      execFileSync(
        process.execPath,
        ['tools/run/build/bundle.ts', join(folder, 'main.ts'), join(folder, 'dist', file), ...npm],
        { cwd: workspaceRoot },
      );
    build('main.mjs');
    build('whole.mjs', 'inside');
  });
  const textOf = (file: string): string => readFileSync(join(folder, 'dist', file), 'utf8');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['main.mjs', 'whole.mjs'])(
    '%s injects by constructor types, keeps class names, reads namespaces of CommonJS packages and finds files next to their sources',
    (file) => {
      expect(JSON.parse(execFileSync(process.execPath, [join(folder, 'dist', file)], { encoding: 'utf8' }))).toEqual({
        greeting: 'salaam',
        amount: 5,
        schema: 'function',
        names: ['Greeter', 'Greeting'],
        body: 'Greeting',
        here: [join(folder, 'below'), pathToFileURL(join(folder, 'below', 'resource.ts')).href],
        isCommand: [false, true],
      });
    },
  );
  it('contains our packages and excludes npm packages', () => {
    const text = textOf('main.mjs');
    expect(text).toMatch(/from "@nestjs\/core"/);
    expect(text).not.toMatch(/from "@(pishkhan|oxc-project)\//);
  });
  it('with npm packages inside imports Node and what is listed, with the licence of each package beside it', () => {
    const imported = [...textOf('whole.mjs').matchAll(/^import .* from "([^"]+)"|\bimport\("([^"]+)"\)/gm)].map(
      ([, fixed, asked]) => fixed ?? asked!,
    );
    const listed = (name: string) =>
      Object.keys(LEFT_OUTSIDE).some((each) => name === each || name.startsWith(`${each}/`));
    expect(imported.filter((name) => !isBuiltin(name) && !listed(name))).toEqual([]);
    const licences = textOf('whole.licences.txt');
    for (const name of ['@nestjs/core', 'mongoose', 'bson', 'class-validator'])
      expect(licences).toMatch(new RegExp(`^${name} \\d.* \\(\\S+\\)$`, 'm'));
  });
  const traceOf = (part: string): string => {
    const whole = join(folder, 'dist', 'whole.mjs');
    return spawnSync(process.execPath, ['--enable-source-maps', whole, part], { encoding: 'utf8' }).stderr;
  };
  it('names the source and its line in a stack trace', () => {
    expect(traceOf('broken')).toMatch(/below\/resource\.ts:1:/);
  });
  it('names no source of ours for a line of a package in a stack trace', () => {
    const [thrown, , caller] = traceOf('package').match(/^ {4}at .*$/gm)!;
    expect(thrown).toMatch(/whole\.mjs:\d+:\d+\)$/);
    expect(caller).toMatch(/main\.ts:\d+:/);
  });
  it('fails for an import that is not found', () => {
    writeFileSync(join(folder, 'lost.ts'), "import 'no-such-package';\n");
    const lost = ['tools/run/build/bundle.ts', join(folder, 'lost.ts'), join(folder, 'dist', 'lost.mjs'), 'inside'];
    const { status, stderr } = spawnSync(process.execPath, lost, { cwd: workspaceRoot, encoding: 'utf8' });
    expect([status, /no-such-package/.test(stderr)]).toEqual([1, true]);
  });
});
