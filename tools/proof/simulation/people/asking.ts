import { createHash } from 'node:crypto';
import type { Actor } from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';
import { Process } from '@pishkhan/simulated-world';
import { ProblemException, type Envelope } from '@pishkhan/service-kit';
import type { ServiceName } from '@pishkhan/contracts';
import type { Company } from '../company/company.ts';
import type { Desks } from '../company/desks.ts';

/** A person's request to a service. */
export interface Request {
  readonly service: ServiceName;
  readonly actor: Actor;
  readonly use: (desks: Desks, envelope: Envelope) => Promise<unknown>;
}

type Outcome = 'answered' | 'refused' | 'silence';

/** People survive every crash, and repeat a command with the same key until they get a response, as HTTP clients do. */
export class Asking {
  readonly people = new Process();
  readonly commands = { answered: 0, refused: 0, repeated: 0 };
  private readonly company: Company;
  private keys = 0;

  constructor(company: Company) {
    this.company = company;
  }

  async ask({ service, actor, use }: Request): Promise<void> {
    const key = `${this.company.seed}-${this.keys++}`;
    for (;;) {
      const outcome = await this.attempt(service, (desks) => use(desks, this.envelope(actor, key)));
      if (outcome !== 'silence') return void this.commands[outcome]++;
      this.commands.repeated++;
      await this.company.world.moment(this.people);
    }
  }

  private envelope(actor: Actor, key: string): Envelope {
    const commandId = derivedId('command', actor.subject, key);
    return {
      commandId,
      commandHash: createHash('sha256').update(key).digest('hex'),
      correlationId: commandId,
      causationId: commandId,
      actor,
      reason: 'simulated',
      businessDate: this.company.clock.today(),
    };
  }

  /** A crash, a lost response, a fault and the asker's own timeout all look the same: no response. */
  private attempt(service: ServiceName, use: (desks: Desks) => Promise<unknown>): Promise<Outcome> {
    const { world } = this.company;
    const { process, desks, opened } = this.company.serving(service);
    return new Promise((resolve) => {
      const silence = () => world.later(() => resolve('silence'));
      process.whenDead(silence);
      if (world.mishap(0.03)) silence();
      opened
        .then(() => use(desks))
        .then(
          () => (world.mishap(0.03) ? silence() : resolve('answered')),
          (error: unknown) => (error instanceof ProblemException ? resolve('refused') : silence()),
        );
    });
  }
}
