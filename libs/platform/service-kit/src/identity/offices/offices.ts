import { Inject, Injectable } from '@nestjs/common';
import type { CivilDate } from '@pishkhan/calendar';
import { isPlaceName } from '@pishkhan/identifiers';
import type { View } from '@pishkhan/views';
import type { Platform, ServiceDefinition } from '../../definition.ts';
import { ProblemException } from '../../http/problem.ts';
import { Reads } from '../../reads/reads.ts';
import { isOutage } from '../../running/health/outage.ts';
import { DEFINITION, PLATFORM } from '../../running/tokens.ts';
import { officeKinds, type RegisteredOffice } from './known-offices.view.ts';

/** A record in memory is used this long; so a closing takes effect in every process at most this much later. */
const FRESH_MS = 1_000;
const RETRY_SECONDS = '2';
/** More than the offices of a province; ids of unknown offices do not stay in memory. */
const MOST_IN_MEMORY = 10_000;

export type OfficeKind = RegisteredOffice['kind'];
const ofTheCompany = officeKinds.filter((kind) => kind !== 'paymentChannel');
export const isOpenOn = ({ registeredFrom, closedFrom }: RegisteredOffice, day: CivilDate): boolean =>
  registeredFrom <= day && (closedFrom === null || day < closedFrom);

/** The register of counties and offices, by the view that the service names; in memory for the guard. */
@Injectable()
export class Offices {
  private readonly memory = new Map<string, { readonly office: RegisteredOffice; readonly until: number }>();

  constructor(
    @Inject(DEFINITION) private readonly definition: Pick<ServiceDefinition, 'offices'>,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock' | 'offices'>,
    @Inject(Reads) private readonly reads: Pick<Reads, 'find' | 'upToHead' | 'arriving'>,
  ) {}

  /** False for a service without a register, such as one of a spec: its offices are not checked. */
  get areChecked(): boolean {
    return this.definition.offices !== undefined;
  }

  /**
   * The office of a token, from memory: registered, of one of the kinds, and open today.
   *
   * @throws ProblemException 403; 409 with Retry-After if its registration may be on its way
   */
  async ofToken(officeId: string, kinds: readonly OfficeKind[]): Promise<RegisteredOffice> {
    return this.openAndOf(await this.known(officeId, await this.inMemory(officeId), 403), kinds, 403);
  }

  /**
   * An office that a command names: registered, of one of the kinds (by default any of the company), and not closed
   * today.
   *
   * @throws ProblemException 422, 409
   */
  async named(officeId: string, ...kinds: readonly OfficeKind[]): Promise<RegisteredOffice> {
    return this.openAndOf(await this.registered(officeId), kinds.length > 0 ? kinds : ofTheCompany, 422);
  }

  /** An office that a command names, open or closed. @throws ProblemException 422, 409 */
  async registered(officeId: string): Promise<RegisteredOffice> {
    return this.known(officeId, await this.find(officeId), 422);
  }

  /**
   * An office of this county that a command names, open or closed. One of another county has the answer of an unknown
   * one (N29).
   *
   * @throws ProblemException 422, 409
   */
  async registeredIn(countyOffice: string, officeId: string): Promise<RegisteredOffice> {
    const isWanted = (office: RegisteredOffice) => (office.countyOffice ?? office.officeId) === countyOffice;
    const found = await this.find(officeId);
    return this.known(officeId, found && isWanted(found) ? found : undefined, 422, isWanted);
  }

  /**
   * An office that a command names and that its own rules judge; awaited while it is not wanted (ADR 0066).
   *
   * @returns Also one that is not wanted; undefined if none has arrived
   */
  async arriving(
    officeId: string,
    isWanted: (office: RegisteredOffice) => boolean,
  ): Promise<RegisteredOffice | undefined> {
    const found = await this.find(officeId);
    const { view } = this.definition.offices ?? {};
    if (view === undefined || this.platform.offices || (found && isWanted(found))) return found;
    return (await this.reads.arriving(view, officeId, isWanted)) ?? this.find(officeId);
  }

  private openAndOf(office: RegisteredOffice, kinds: readonly OfficeKind[], status: 403 | 422): RegisteredOffice {
    const { officeId, kind, registeredFrom, closedFrom } = office;
    if (!kinds.includes(kind))
      throw new ProblemException(status, 'OfficeMustBeOfTheKind', { data: { officeId, kind } });
    const today = this.platform.clock.today();
    const isClosed = closedFrom !== null && closedFrom <= today;
    if (status === 403 ? isOpenOn(office, today) : !isClosed) return office;
    throw new ProblemException(status, 'OfficeMustBeOpen', {
      data: { officeId, registeredFrom, ...(closedFrom !== null && { closedFrom }) },
    });
  }

  /**
   * An office that is not found is awaited: the own register is read at the head of the log, the copy of another
   * service for 2 s. Only the own register can say that there is none.
   */
  private async known(
    officeId: string,
    found: RegisteredOffice | undefined,
    status: 403 | 422,
    isWanted: (office: RegisteredOffice) => boolean = () => true,
  ): Promise<RegisteredOffice> {
    if (found) return found;
    const { view, isOwn } = this.definition.offices ?? {};
    const arrived =
      view === undefined || this.platform.offices || !isPlaceName(officeId)
        ? undefined
        : await (isOwn ? this.atTheHead(view, officeId) : this.awaited(view, officeId, isWanted));
    if (!arrived || !isWanted(arrived))
      throw new ProblemException(status, 'OfficeMustBeRegistered', { data: { officeId } });
    return arrived;
  }

  private async atTheHead(view: View<RegisteredOffice>, officeId: string): Promise<RegisteredOffice | undefined> {
    await this.reads.upToHead(view);
    return this.find(officeId);
  }

  private async awaited(
    view: View<RegisteredOffice>,
    officeId: string,
    isWanted: (office: RegisteredOffice) => boolean,
  ): Promise<RegisteredOffice> {
    const arrived = await this.reads.arriving(view, officeId, isWanted);
    if (arrived) return arrived;
    const headers = { 'Retry-After': RETRY_SECONDS };
    throw new ProblemException(409, 'OfficeMustHaveArrived', { data: { officeId }, headers });
  }

  /** During an outage of the database the last record counts, so that commands go on. */
  private async inMemory(officeId: string): Promise<RegisteredOffice | undefined> {
    const remembered = this.memory.get(officeId);
    if (remembered && performance.now() < remembered.until) return remembered.office;
    try {
      return await this.find(officeId);
    } catch (error) {
      if (remembered && isOutage(error)) return remembered.office;
      throw error;
    }
  }

  /** The record of an office as far as it has arrived. */
  async find(officeId: string): Promise<RegisteredOffice | undefined> {
    if (this.platform.offices) return this.platform.offices.find(officeId);
    if (!this.definition.offices) return undefined;
    const office = await this.reads.find(this.definition.offices.view, officeId);
    if (!office) this.memory.delete(officeId);
    else if (this.memory.size < MOST_IN_MEMORY || this.memory.has(officeId))
      this.memory.set(officeId, { office, until: performance.now() + FRESH_MS });
    return office;
  }
}
