import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

/** The reference of P9: Nest on Fastify with one path. */
@Controller()
class Bare {
  @Get()
  read(): object {
    return { bare: true };
  }
}

@Module({ controllers: [Bare] })
class BareModule {}

const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');
console.log(`bare Nest answers on ${await app.getUrl()}`);
