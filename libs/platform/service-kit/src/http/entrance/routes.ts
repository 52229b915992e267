import { RequestMethod, type INestApplication, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { AccessDeclaration } from '@pishkhan/roles';
import { ACCESS, ANY_TOKEN, OPEN } from '../../identity/access.ts';
import type { WeightyMatter } from './login/login-strength.ts';
import { STRONG_LOGIN } from './login/strong-login.ts';
import { CONSUMES } from '../input/body-parsers.ts';

/** What a route declares beside its handler. */
export interface RouteDeclaration {
  readonly access: AccessDeclaration;
  /** Whether the route needs no token. */
  readonly open: boolean;
  /** Whether every valid token may call the route. */
  readonly anyToken: boolean;
  /** What it decides about, if it needs a strong and recent login. */
  readonly strongLogin: WeightyMatter | undefined;
  /** The only media type of its body. */
  readonly consumes: string;
}

const pathOf = (target: object): string => [Reflect.getMetadata(PATH_METADATA, target) ?? ''].flat()[0] as string;
const joined = (...parts: readonly string[]): string =>
  `/${parts.flatMap((part) => part.split('/').filter(Boolean)).join('/')}`.replaceAll(/:(\w+)/g, '{$1}');

/** Method and path as in an OpenAPI document: `get /v1/meters/{id}`. HEAD is the GET without its body. */
export const routeName = (method: string, path: string): string =>
  `${(method === 'HEAD' ? 'GET' : method).toLowerCase()} ${joined(path)}`;

/** The declaration of the method, inherited or not, else that of its controller. */
const declared = (key: string, handler: object, controller: Type): unknown =>
  Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller);

const routesIn = (controller: Type): [route: string, declaration: RouteDeclaration][] => {
  const prototype = controller.prototype as object;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name): [string, RouteDeclaration][] => {
    const handler = Reflect.get(prototype, name) as object;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const declaration = {
      access: (declared(ACCESS, handler, controller) ?? {}) as AccessDeclaration,
      open: declared(OPEN, handler, controller) === true,
      anyToken: declared(ANY_TOKEN, handler, controller) === true,
      strongLogin: declared(STRONG_LOGIN, handler, controller) as WeightyMatter | undefined,
      consumes: (declared(CONSUMES, handler, controller) ?? 'application/json') as string,
    };
    return [[routeName(RequestMethod[method], joined(pathOf(controller), pathOf(handler))), declaration]];
  });
};

export type Routes = ReadonlyMap<string, RouteDeclaration>;

/** The declaration of each route, by `routeName`. */
export const routesOf = (app: INestApplication): Routes =>
  new Map(
    [...app.get(ModulesContainer).values()].flatMap(({ controllers }) =>
      [...controllers.values()].flatMap(({ metatype }) => routesIn(metatype as Type)),
    ),
  );
