import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { fileFaultIn, storeRefusalIn } from '@pishkhan/event-store';
import type { FastifyReply } from 'fastify';
import { Open } from '../../identity/access.ts';
import type { TokenVerifier } from '../../identity/tokens/token-verifier.ts';
import { PARTS, TOKEN_VERIFIER } from '../tokens.ts';

/** State of one part of the service. */
export interface PartState {
  readonly up: boolean;
  readonly [detail: string]: unknown;
}

export interface HealthPart {
  readonly name: string;
  /** May throw: then the part is down. */
  state(): Promise<PartState> | PartState;
}

const PATIENCE_MS = 2_000;

/** Liveness of the process, and its readiness: a word for everybody, part by part for an operator (N19). */
@ApiExcludeController()
@Open()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(PARTS) private readonly parts: readonly HealthPart[],
    @Inject(TOKEN_VERIFIER) private readonly tokens: TokenVerifier,
  ) {}

  @Get('live')
  live() {
    return { status: 'up' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply, @Headers('authorization') authorization?: string) {
    const states = await Promise.all(this.parts.map(async (part) => [part.name, await stateOf(part)] as const));
    const up = states.every(([, state]) => state.up);
    void reply.code(up ? 200 : 503);
    const status = up ? 'up' : 'down';
    return (await this.isOperator(authorization)) ? { status, parts: Object.fromEntries(states) } : { status };
  }

  /** A token that cannot be verified is no reason to refuse the word to a probe. */
  private async isOperator(authorization: string | undefined): Promise<boolean> {
    if (authorization === undefined) return false;
    const actor = await this.tokens.verify(authorization).catch(() => undefined);
    return actor?.roles.includes('operator') ?? false;
  }
}

/** Without stream and user, because health is open to everybody (N19). */
const publicReasonOf = (error: unknown): string =>
  storeRefusalIn(error)?.publicReason ??
  fileFaultIn(error)?.publicReason ??
  (error instanceof Error ? error.name : 'fault');

const stateOf = async (part: HealthPart): Promise<PartState> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PartState>((resolve) => {
    timer = setTimeout(() => resolve({ up: false, reason: `no response in ${PATIENCE_MS} ms` }), PATIENCE_MS);
  });
  try {
    return await Promise.race([Promise.resolve(part.state()), late]);
  } catch (error) {
    return { up: false, reason: publicReasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
};
