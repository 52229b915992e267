import { readFileSync } from 'node:fs';
import type { ServerInterceptor } from '@grpc/grpc-js';
import type { CertificateFiles, Issued } from '@pishkhan/certificates';
import type { Log } from '../log/log.ts';
import { Followings } from './following.ts';
import { guard } from './guard.ts';
import { Rights } from './rights.ts';
import { Users, type NewUser } from './users.ts';

/** Certificate, users and rights of a server. */
export class Security {
  readonly tls: Issued;
  readonly users: Users;
  readonly interceptor: ServerInterceptor;
  private readonly followings: Followings;

  constructor(log: Log, { certificate, key }: CertificateFiles, given: readonly NewUser[]) {
    this.tls = { certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') };
    this.users = new Users(given);
    const rights = new Rights(log);
    this.followings = new Followings(log, rights);
    this.interceptor = guard({ users: this.users, rights, followings: this.followings });
  }

  stop(): Promise<void> {
    return this.followings.stop();
  }
}
