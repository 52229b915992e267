import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Counts } from './calls/counts.ts';
import { isAdmin, newUserOf, type User, type Users } from '../security/users.ts';

/** The part of the server's HTTP/1.1 interface that is served. */
export interface HttpApi {
  /** Absent on an insecure server, which has no users. */
  readonly users?: Users;
  /** What the server has received and answered, for GET /stats. */
  counts(): Counts;
}

type Route = (request: IncomingMessage, response: ServerResponse, user: User | 'anonymous') => Promise<void> | void;

const reply = (response: ServerResponse, status: number, body: object = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
};

const unauthorized = (response: ServerResponse): void => {
  response.writeHead(401, { 'www-authenticate': 'X-Basic realm="ESDB"' }).end();
};

/** POST /users by an administrator. */
const addUser =
  (users: Users): Route =>
  async (request, response, user) => {
    if (user === 'anonymous' || !isAdmin(user)) return unauthorized(response);
    try {
      const added = newUserOf(JSON.parse(await text(request)));
      const { loginName } = added;
      if (!users.add(added)) return reply(response, 409, { loginName, success: false, error: 'Conflict' });
      response.setHeader('location', `/users/${encodeURIComponent(loginName)}`);
      reply(response, 201, { loginName, success: true, error: 'Success' });
    } catch (error) {
      reply(response, 400, { success: false, error: error instanceof TypeError ? error.message : 'not JSON' });
    }
  };

/** The HTTP/1.1 side of the port; it does not listen itself. */
export const httpApi = ({ users, counts }: HttpApi): Server => {
  const routes: Readonly<Record<string, Route>> = {
    'GET /stats': (_, response, user) => {
      if (users && user === 'anonymous') unauthorized(response);
      else reply(response, 200, counts());
    },
    ...(users && { 'POST /users': addUser(users) }),
  };
  return createServer((request, response) => {
    const user = users?.of(request.headers.authorization) ?? 'anonymous';
    const route = routes[`${request.method} ${(request.url ?? '').replace(/\/?(\?.*)?$/, '')}`];
    if (user === 'wrong') unauthorized(response);
    else if (route) void route(request, response, user);
    else reply(response, 404);
  });
};
