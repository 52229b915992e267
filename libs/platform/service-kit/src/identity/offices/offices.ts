import { Inject, Injectable } from '@nestjs/common';
import type { CivilDate } from '@pishkhan/calendar';
import type { View } from '@pishkhan/views';
import type { Platform, ServiceDefinition } from '../../definition.ts';
import { ProblemException } from '../../http/problem.ts';
import { Reads } from '../../reads/reads.ts';
import { isOutage } from '../../running/health/outage.ts';
import { DEFINITION, PLATFORM } from '../../running/tokens.ts';
import type { RegisteredOffice } from './known-offices.view.ts';

/** A record in memory is used this long; so a closing takes effect in every process at most this much later. */
const FRESH_MS = 1_000;
const RETRY_SECONDS = '2';
/** More than the offices of a province; ids of unknown offices do not stay in memory. */
const MOST_IN_MEMORY = 10_000;

export type OfficeKind = RegisteredOffice['kind'];
export const isOpenOn = ({ registeredFrom, closedFrom }: RegisteredOffice, day: CivilDate): boolean =>
  registeredFrom <= day && (closedFrom === null || day < closedFrom);

/** The register of counties and offices, by the view that the service names; in memory for the guard. */
@Injectable()
export class Offices {
  private readonly known = new Map<string, { readonly office: RegisteredOffice; readonly until: number }>();

  constructor(
    @Inject(DEFINITION) private readonly definition: Pick<ServiceDefinition, 'offices'>,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock' | 'offices'>,
    @Inject(Reads) private readonly reads: Pick<Reads, 'find' | 'upToHead' | 'awaited'>,
  ) {}

  /** False for a service without a register, such as one of a spec: its offices are not checked. */
  get areChecked(): boolean {
    return this.definition.offices !== undefined;
  }

  /**
   * The registered office. If this service does not know it, it is awaited: the own register is read at the head of the
   * log, the copy of another service for 2 s.
   *
   * @returns Undefined if the own register has no such office
   * @throws ProblemException 409 with Retry-After if the copy has none, because its registration may be on its way
   */
  async find(officeId: string): Promise<RegisteredOffice | undefined> {
    const found = await this.inMemory(officeId);
    if (found || !this.definition.offices || this.platform.offices) return found;
    const { view, isOwn } = this.definition.offices;
    if (isOwn) {
      await this.reads.upToHead(view);
      return this.read(view, officeId);
    }
    try {
      return await this.reads.awaited(view, officeId);
    } catch (error) {
      if (!(error instanceof ProblemException) || error.rule !== 'ViewIsBehind') throw error;
      throw new ProblemException(409, 'OfficeMustHaveArrived', {
        data: { office: officeId },
        headers: { 'Retry-After': RETRY_SECONDS },
      });
    }
  }

  /**
   * An office that a token or a command names: registered, of one of these kinds, and open today.
   *
   * @throws ProblemException 403 for the office of a token, 422 for that of a command; 409 as `find`
   */
  async open(
    officeId: string,
    { kinds, status }: { readonly kinds?: readonly OfficeKind[]; readonly status: 403 | 422 },
  ): Promise<RegisteredOffice> {
    const office = await this.find(officeId);
    if (!office) throw new ProblemException(status, 'OfficeMustBeRegistered', { data: { office: officeId } });
    if (kinds && !kinds.includes(office.kind))
      throw new ProblemException(status, 'OfficeMustBeOfTheKind', { data: { office: officeId, kind: office.kind } });
    if (isOpenOn(office, this.platform.clock.today())) return office;
    const { registeredFrom, closedFrom } = office;
    throw new ProblemException(status, 'OfficeMustBeOpen', {
      data: { office: officeId, registeredFrom, ...(closedFrom !== null && { closedFrom }) },
    });
  }

  /** An office that a command names. @throws ProblemException 422, 409 */
  named(officeId: string, ...kinds: readonly OfficeKind[]): Promise<RegisteredOffice> {
    return this.open(officeId, { status: 422, ...(kinds.length > 0 && { kinds }) });
  }

  private async inMemory(officeId: string): Promise<RegisteredOffice | undefined> {
    if (this.platform.offices) return this.platform.offices.find(officeId);
    if (!this.definition.offices) return undefined;
    const remembered = this.known.get(officeId);
    if (remembered && performance.now() < remembered.until) return remembered.office;
    try {
      return await this.read(this.definition.offices.view, officeId);
    } catch (error) {
      // During an outage of the database the last record counts, so that commands go on.
      if (remembered && isOutage(error)) return remembered.office;
      throw error;
    }
  }

  private async read(view: View<RegisteredOffice>, officeId: string): Promise<RegisteredOffice | undefined> {
    const office = await this.reads.find(view, officeId);
    if (!office) this.known.delete(officeId);
    else if (this.known.size < MOST_IN_MEMORY || this.known.has(officeId))
      this.known.set(officeId, { office, until: performance.now() + FRESH_MS });
    return office;
  }
}
