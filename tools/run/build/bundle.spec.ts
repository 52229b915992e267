import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workspaceRoot } from '../../check/source/files.ts';

const resource = `export const here = [import.meta.dirname, import.meta.url];
export const isCommand: boolean = import.meta.main;
`;

const app = `import 'reflect-metadata';
import { Body, Controller, Injectable, Module, Post, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IsString } from 'class-validator';
import * as mongoose from 'mongoose';
import { rial } from '@pishkhan/money';
import { here, isCommand } from './below/resource.ts';

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
`;

describe('a bundle of a Nest application', () => {
  let folder = '';
  beforeAll(() => {
    mkdirSync(join(workspaceRoot, '.cache'), { recursive: true });
    folder = mkdtempSync(join(workspaceRoot, '.cache', 'bundle-'));
    mkdirSync(join(folder, 'below'));
    writeFileSync(join(folder, 'below', 'resource.ts'), resource);
    writeFileSync(join(folder, 'main.ts'), app);
    execFileSync(
      process.execPath,
      ['tools/run/build/bundle.ts', join(folder, 'main.ts'), join(folder, 'dist', 'main.mjs')],
      { cwd: workspaceRoot },
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('injects by constructor types, keeps class names, reads namespaces of CommonJS packages and finds files next to their sources', () => {
    expect(
      JSON.parse(execFileSync(process.execPath, [join(folder, 'dist', 'main.mjs')], { encoding: 'utf8' })),
    ).toEqual({
      greeting: 'salaam',
      amount: 5,
      schema: 'function',
      names: ['Greeter', 'Greeting'],
      body: 'Greeting',
      here: [join(folder, 'below'), pathToFileURL(join(folder, 'below', 'resource.ts')).href],
      isCommand: [false, true],
    });
  });
  it('contains our packages and excludes npm packages', () => {
    const text = readFileSync(join(folder, 'dist', 'main.mjs'), 'utf8');
    expect(text).toMatch(/from "@nestjs\/core"/);
    expect(text).not.toMatch(/from "@(pishkhan|oxc-project)\//);
  });
});
