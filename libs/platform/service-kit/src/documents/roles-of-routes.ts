import { RequestMethod, type INestApplication, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { Role } from '@pishkhan/roles';
import { ROLES } from '../identity/roles.ts';

const pathOf = (target: object): string => [Reflect.getMetadata(PATH_METADATA, target) ?? ''].flat()[0] as string;
const joined = (...parts: readonly string[]): string =>
  `/${parts.flatMap((part) => part.split('/').filter(Boolean)).join('/')}`.replaceAll(/:(\w+)/g, '{$1}');

/** The same rule as the guard: the roles of the method, else those of its controller. */
const routesOf = (controller: Type): [route: string, roles: readonly Role[]][] => {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype).flatMap((name): [string, readonly Role[]][] => {
    const handler = prototype[name]!;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const roles = (Reflect.getMetadata(ROLES, handler) ??
      Reflect.getMetadata(ROLES, controller) ??
      []) as readonly Role[];
    return [[`${RequestMethod[method].toLowerCase()} ${joined(pathOf(controller), pathOf(handler))}`, roles]];
  });
};

/** The roles that may call each route, keyed by method and path as in an OpenAPI document: `get /v1/meters/{id}`. */
export const rolesOfRoutes = (app: INestApplication): ReadonlyMap<string, readonly Role[]> =>
  new Map(
    [...app.get(ModulesContainer).values()].flatMap(({ controllers }) =>
      [...controllers.values()].flatMap(({ metatype }) => routesOf(metatype as Type)),
    ),
  );
