import { demoUserOf } from '@pishkhan/development-issuer/users';
import { inOwnPlace, isRole, roleNames } from '@pishkhan/roles';
import { inWords } from '../names.ts';
import { idFieldOf, literal, type CommandWords } from './command-words.ts';
import { specifierOf } from './locate.ts';

export const commandDto = ({
  Command,
  aggregate,
  title,
}: CommandWords): string => `import { civilDate, identifier, text } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';

export class ${Command}Path extends dto({ id: identifier('${inWords(aggregate.noun)}') }) {}

export class ${Command}Body extends dto({
  reason: text({ fa: 'دلیل', en: 'reason' }, { max: 500, example: ${literal(title.en.toLowerCase())} }),
  on: civilDate({ fa: 'روز رویداد', en: 'day on which it happened' }, { example: '2026-11-22' }),
}) {}
`;

/** The role's own place, to be checked against `docs/security/who-sees-what.md`. */
const placeFor = (role: string): string => (isRole(role) && inOwnPlace([role])[role]) || 'company';

export const commandApi = ({ aggregate, Command, command, http, title, source, role, route }: CommandWords): string => {
  const [path, below] = route.split(/\/(?=:id)/) as [string, string];
  const name = http.slice(http.lastIndexOf('/') + 1);
  return `import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { Access, CommandEnvelope, Commands, Operation, type Envelope } from '@pishkhan/service-kit';
import { ${aggregate.decider} } from '${specifierOf(`${http}.api.ts`, aggregate.module)}';
import { ${Command}Body, ${Command}Path } from './${name}.dto.ts';

@Controller('${path}')
export class ${Command}Api {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post('${below}')
  @HttpCode(204)
  @Access({ ${role}: '${placeFor(role)}' })
  @Operation({ fa: ${literal(title.fa)}, en: ${literal(`${title.en} (${source})`)} })
  @ApiNoContentResponse({ description: 'recorded' })
  async ${command}(@Param() { id }: ${Command}Path, @Body() { reason, on }: ${Command}Body, @CommandEnvelope() envelope: Envelope): Promise<void> {
    const today = civilDate(envelope.businessDate);
    await this.commands.execute(${aggregate.decider}, id, { type: '${Command}', ${idFieldOf(aggregate)}: id, reason, on, today }, envelope);
  }
}
`;
};

/** A user with the role, and one without it. */
const usersFor = (role: string): { readonly user: string; readonly other: string } => {
  if (!isRole(role)) throw new Error(`--role ${role}: there is no such role; it is one of ${roleNames.join(', ')}`);
  return {
    user: demoUserOf(role).username,
    other: demoUserOf(role === 'auditor' ? 'counterClerk' : 'auditor').username,
  };
};

export const commandApiSpec = ({
  aggregate,
  definition,
  Command,
  Event,
  http,
  source,
  role,
  route,
}: CommandWords): string => {
  const { user, other } = usersFor(role);
  const at = `${http}.api.spec.ts`;
  const [first] = [...aggregate.events.keys()];
  const path = `/${route.replace(':id', '${id}')}`;
  return `import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { readFileSync } from 'node:fs';
import { ${definition} } from '${specifierOf(at, `services/${aggregate.service}/src/index.ts`)}';

const begun = JSON.parse(readFileSync(new URL('${specifierOf(at, `${aggregate.folder}/samples`)}/${first}.v1.json', import.meta.url), 'utf8')) as { type: string };
const body = { reason: 'requested', on: '2026-11-22' };
const request = (id: string, more: object = {}) => post(\`${path}\`, { ...body, ...more });

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(${definition});
});
afterAll(() => platform.stop());

describe('POST /${route.replace(':id', '{id}')}', () => {
  it('${source}: records ${inWords(Event)}', async () => {
    await api.given({ '${aggregate.category}-1': [begun] }).when(request('1').by('${user}')).then(204, [{ type: '${Event}', data: body }]);
  });
  it('${source}: ${Command}MustNotBeInFuture', async () => {
    const tomorrow = request('2', { on: '2026-11-23' }).by('${user}');
    await api.given({ '${aggregate.category}-2': [begun] }).when(tomorrow).thenRefused(422, '${Command}MustNotBeInFuture');
  });
  it('refuses a person without the role', async () => {
    await api.when(request('1').by('${other}')).thenRefused(403, 'RoleMustAllow');
  });
  it('names the wrong field', async () => {
    await api.when(request('1', { on: 'today' }).by('${user}')).thenRefused(400, 'InvalidInput');
  });
});
`;
};
