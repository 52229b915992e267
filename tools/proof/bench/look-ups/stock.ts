import { Controller, Get, Headers, Inject, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const ANSWER = Symbol('ANSWER');
type Answer = (authorization: string) => Promise<object>;

@Controller('stock')
class StockApi {
  constructor(@Inject(ANSWER) private readonly answer: Answer) {}

  @Get()
  read(@Headers('authorization') authorization: string): Promise<object> {
    return this.answer(authorization);
  }
}

/**
 * The reference of P8: Nest on Fastify as they are, which verifies the same token by `jose` at each request and answers
 * the same body. It reads no view and records nothing.
 */
export const stockServer = async (jwks: string, body: object): Promise<{ url: string; close(): Promise<void> }> => {
  const keys = createRemoteJWKSet(new URL(jwks));
  const answer: Answer = async (authorization) => {
    await jwtVerify(authorization.slice('Bearer '.length), keys);
    return body;
  };

  @Module({ controllers: [StockApi], providers: [{ provide: ANSWER, useValue: answer }] })
  class StockModule {}

  const app = await NestFactory.create<NestFastifyApplication>(StockModule, new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  return { url: `${await app.getUrl()}/stock`, close: () => app.close() };
};
