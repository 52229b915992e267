import { demoUserOf } from '@pishkhan/development-issuer/users';
import { isRole, roleNames } from '@pishkhan/roles';
import type { CommandWords } from './plan.ts';
import { inWords } from './names.ts';

export const commandDto = ({
  Command,
  command,
  noun,
}: CommandWords): string => `import { civilDate, identifier, text } from '@pishkhan/fields';
import { dto } from '@pishkhan/service-kit';

export class ${Command}Path extends dto({ id: identifier('${noun.replaceAll('-', ' ')}') }) {}

export class ${Command}Body extends dto({
  reason: text({ fa: 'دلیل', en: 'why' }, { max: 500, example: '${inWords(command)}' }),
  on: civilDate({ fa: 'روز', en: 'day on which it happened' }, { example: '2026-11-22' }),
}) {}
`;

export const commandApi = ({ noun, name, Command, command, file, source, role, route }: CommandWords): string => {
  const [base, below] = route.split(/\/(?=:id)/) as [string, string];
  return `import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { CommandEnvelope, Commands, Roles, type Envelope } from '@pishkhan/service-kit';
import { ${name} } from './domain/${noun}.ts';
import { ${Command}Body, ${Command}Path } from './${file}.dto.ts';

@Controller('${base}')
export class ${Command}Api {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @Post('${below}')
  @HttpCode(204)
  @Roles('${role}')
  @ApiOperation({ summary: '${inWords(command)} (${source})' })
  @ApiNoContentResponse({ description: 'done, or done before' })
  async ${command}(@Param() { id }: ${Command}Path, @Body() { reason, on }: ${Command}Body, @CommandEnvelope() envelope: Envelope): Promise<void> {
    await this.commands.execute(${name}, id, { type: '${Command}', reason, on, today: civilDate(envelope.businessDate) }, envelope);
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

export const commandApiSpec = ({ definition, Command, Event, noun, source, role, route }: CommandWords): string => {
  const { user, other } = usersFor(role);
  const path = `/${route.replace(':id', `${noun}-1`)}`;
  return `import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { post, startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { ${definition} } from '../index.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(${definition});
});
afterAll(() => platform.stop());

const asked = { reason: 'asked for', on: '2026-11-22' };
const ask = (body: unknown = asked) => post('${path}', body);

describe('POST /${route.replace(':id', '{id}')}', () => {
  it('${source}: writes the fact', async () => void (await api.when(ask().by('${user}')).then(204, [{ type: '${Event}', data: asked }])));
  it('${source}: ${Command}MustNotBeInTheFuture', async () => void (await api.when(ask({ ...asked, on: '2026-11-23' }).by('${user}')).thenRefused(422, '${Command}MustNotBeInTheFuture')));
  it('is refused without the role', async () => void (await api.when(ask().by('${other}')).thenRefused(403, 'RoleMustAllow')));
  it('names the field that is wrong', async () => void (await api.when(ask({ ...asked, on: 'today' }).by('${user}')).thenRefused(400, 'InvalidInput')));
});
`;
};
