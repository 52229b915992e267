import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { eventually } from '@pishkhan/testing/eventually';
import { frontOf, isOneNode, type Fronted } from './fronted.ts';

describe('the address of a proxy', () => {
  it.each([
    ['esdb://127.0.0.1:2113?tls=false', true],
    ['esdb://admin:ch%40ngeit@db.gas.ir?tls=true', true],
    ['kurrentdb://[::1]:2114', true],
    ['esdb+discover://db.gas.ir', false],
    ['esdb://one:2113,two:2113,three:2113', false],
    ['not an address', false],
  ])('%s: one node is %s', (address, expected) => expect(isOneNode(address)).toBe(expected));
  it.each([
    [
      'esdb://user:pass@localhost:1?tls=true&tlsCAFile=a/b',
      /^esdb:\/\/user:pass@localhost:\d+\?tls=true&tlsCAFile=a\/b$/,
    ],
    ['esdb://127.0.0.1', /^esdb:\/\/127\.0\.0\.1:\d+$/],
    ['esdb://db.gas.ir:2113?tls=false', /^esdb:\/\/127\.0\.0\.1:\d+\?tls=false$/],
  ])('%s: only the place changes', async (address, expected) => {
    const { connectionString, front } = await frontOf(address);
    await front.shut();
    expect(connectionString).toMatch(expected);
  });
});

describe('R3: a proxy before a server that answers each byte', () => {
  let [server, fronted]: [Server?, Fronted?] = [];
  const opened: Socket[] = [];
  /** A connection through the proxy, and what it has received. */
  const open = async (): Promise<{ socket: Socket; received: () => string; ended: () => boolean }> => {
    const socket = connect({ host: '127.0.0.1', port: Number(/:(\d+)$/.exec(fronted!.connectionString)![1]) });
    opened.push(socket);
    let [text, ended] = ['', false];
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('error', () => {}).on('close', () => (ended = true));
    await once(socket, 'connect');
    return { socket, received: () => text, ended: () => ended };
  };
  const start = async (): Promise<string[]> => {
    const requests: string[] = [];
    server = createServer((socket) => {
      socket.on('error', () => {}).on('data', (chunk) => (requests.push(String(chunk)), socket.write(chunk)));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    fronted = await frontOf(`esdb://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return requests;
  };
  afterEach(async () => {
    for (const socket of opened.splice(0)) socket.destroy();
    await fronted?.front.shut();
    server?.close();
  });

  it('passes bytes, and cuts', async () => {
    await start();
    const { socket, received, ended } = await open();
    socket.write('a');
    await eventually(() => received() === 'a');
    fronted!.front.cutAll();
    await eventually(ended);
  });
  it('frozen: current and new connections transfer nothing, and everything afterwards', async () => {
    const requests = await start();
    const current = await open();
    current.socket.write('a');
    await eventually(() => current.received() === 'a');
    fronted!.front.letPass('nothing');
    const late = await open();
    current.socket.write('b');
    late.socket.write('c');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(requests).toEqual(['a']);
    fronted!.front.letPass('everything');
    await eventually(() => current.received() === 'ab' && late.received() === 'c');
  });
  it('muted: requests arrive, answers are lost, and the connection is cut afterwards', async () => {
    const requests = await start();
    const current = await open();
    current.socket.write('a');
    await eventually(() => current.received() === 'a');
    fronted!.front.letPass('requests');
    const late = await open();
    current.socket.write('b');
    late.socket.write('c');
    await eventually(() => requests.length === 3);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([current.received(), late.received()]).toEqual(['a', '']);
    fronted!.front.letPass('everything');
    await eventually(() => current.ended() && late.ended());
    expect([current.received(), late.received()]).toEqual(['a', '']);
  });
});
