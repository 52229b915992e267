import { RequestMethod, type INestApplication, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { AccessDeclaration } from '@pishkhan/roles';
import { ACCESS } from '../identity/access.ts';

const pathOf = (target: object): string => [Reflect.getMetadata(PATH_METADATA, target) ?? ''].flat()[0] as string;
const joined = (...parts: readonly string[]): string =>
  `/${parts.flatMap((part) => part.split('/').filter(Boolean)).join('/')}`.replaceAll(/:(\w+)/g, '{$1}');

/** The same rule as the guard: the access of the method, else that of its controller. */
const routesOf = (controller: Type): [route: string, access: AccessDeclaration][] => {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype).flatMap((name): [string, AccessDeclaration][] => {
    const handler = prototype[name]!;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const access = (Reflect.getMetadata(ACCESS, handler) ??
      Reflect.getMetadata(ACCESS, controller) ??
      {}) as AccessDeclaration;
    return [[`${RequestMethod[method].toLowerCase()} ${joined(pathOf(controller), pathOf(handler))}`, access]];
  });
};

/** The access that each route declares, keyed by method and path as in an OpenAPI document: `get /v1/meters/{id}`. */
export const accessOfRoutes = (app: INestApplication): ReadonlyMap<string, AccessDeclaration> =>
  new Map(
    [...app.get(ModulesContainer).values()].flatMap(({ controllers }) =>
      [...controllers.values()].flatMap(({ metatype }) => routesOf(metatype as Type)),
    ),
  );
