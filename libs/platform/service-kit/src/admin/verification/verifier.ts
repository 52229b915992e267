import { once } from 'node:events';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { everyEventHasAnActor, eventCatalogueOf, verifyLog, type Finding } from '@pishkhan/event-store';
import { ViewMustNotBeRebuilding, type AnyView, type RebuildReport } from '@pishkhan/views';
import type { Platform, ServiceDefinition } from '../../definition.ts';
import { pauses } from '../../fields/pauses.ts';
import type { FaultLog } from '../../running/outages/fault-log.ts';
import type { ProjectorHost } from '../../running/projector-host.ts';
import { DEFINITION, FAULT_LOG, PLATFORM, PROJECTORS } from '../../running/tokens.ts';
import { findingOf, findingOfView, notCompared } from './findings.ts';
import type { VerificationFinding } from './verification.dto.ts';
import { VerificationRuns, type VerificationRun } from './verification-runs.ts';

const REPORT_MS = 1_000;

const everyEventIsKnown = {
  name: 'this build knows every event',
  inPersian: 'این نسخه همه رویدادها را می‌شناسد',
  source: 'case 08',
};

/** The rebuild of a long view does not hold up the stop of the process, which ends the rebuild afterwards. */
const aborted = async (signal: AbortSignal): Promise<never> => {
  await once(signal, 'abort');
  throw signal.reason;
};

/**
 * Verifies the service's own log and views beside its other work: the rules of `npm run verify`, in slices, and each
 * view of the own log against a fold beside it. One run at a time.
 */
@Injectable()
export class Verifier implements OnModuleDestroy {
  readonly runs: VerificationRuns;
  readonly #ending = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(DEFINITION) private readonly definition: ServiceDefinition,
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(PROJECTORS) private readonly projectors: Pick<ProjectorHost, 'rebuild'>,
    @Inject(FAULT_LOG) private readonly faults: FaultLog,
  ) {
    this.runs = new VerificationRuns(platform.database);
  }

  /** @returns The run that is in progress instead, if there is one */
  async start(verificationId: string): Promise<string | undefined> {
    const startedAt = this.platform.clock.now().toISOString();
    const first = { state: 'running', stage: 'counting', done: 0, events: 0, startedAt, findings: [] } as const;
    const busy = await this.runs.begin({ verificationId, ...first });
    if (busy === undefined) this.#running = this.verify(verificationId);
    return busy;
  }

  async onModuleDestroy(): Promise<void> {
    this.#ending.abort(new Error('the process stops'));
    await this.#running;
  }

  private async verify(id: string): Promise<void> {
    let now: Partial<VerificationRun> = {};
    const lost = new AbortController();
    const report = async () => {
      if (!(await this.runs.report(id, now))) lost.abort(new Error('another process has taken over'));
    };
    const reporting = setInterval(() => {
      report().catch((error: unknown) => this.faults.report(error, 'a verification was not reported'));
    }, REPORT_MS);
    const signal = AbortSignal.any([this.#ending.signal, lost.signal]);
    const endedAt = () => this.platform.clock.now().toISOString();
    try {
      const { events, findings } = await this.checkLog(signal, (progress) => (now = progress));
      const all = await this.compareViews({ id, signal }, findings, (progress) => (now = { ...progress, events }));
      await this.runs.end(id, { ...now, state: 'ended', events, findings: all, endedAt: endedAt() });
    } catch (error) {
      const isStopped = signal.aborted;
      if (!isStopped) this.faults.report(error, 'a verification failed');
      // The message may have content of events; it is in the log of the process (who-sees-what).
      const fault = (error as Error).name;
      const change = isStopped ? { state: 'interrupted' as const } : { state: 'failed' as const, fault };
      await this.runs.end(id, { ...now, ...change, endedAt: endedAt() }).catch(() => {});
    } finally {
      clearInterval(reporting);
    }
  }

  private async checkLog(signal: AbortSignal, tell: (progress: Partial<VerificationRun>) => void) {
    const { deciders, invariants: own = [] } = this.definition;
    const invariants = [...own, everyEventHasAnActor];
    const categories = deciders.map(({ category }) => category);
    const verified = await verifyLog({
      store: this.platform.eventStore,
      categories,
      catalogue: eventCatalogueOf(deciders),
      invariants,
      pause: pauses(),
      signal,
      progress: (done, of) =>
        tell(of === undefined ? { stage: 'counting', done, events: done } : { stage: 'checking', done, of }),
    });
    const judged: readonly (readonly [typeof everyEventIsKnown, Finding])[] = [
      [everyEventIsKnown, verified.everyEventIsKnown],
      ...invariants.map((invariant, place) => [invariant, verified.findings[place]!] as const),
    ];
    return {
      events: verified.events,
      findings: judged.map(([invariant, finding]) => findingOf(invariant, finding, categories)),
    };
  }

  /** A view of topics cannot be compared with a log that another service has. */
  private async compareViews(
    { id, signal }: { readonly id: string; readonly signal: AbortSignal },
    before: readonly VerificationFinding[],
    tell: (progress: Partial<VerificationRun>) => void,
  ): Promise<readonly VerificationFinding[]> {
    const views = this.definition.views.filter(({ from }) => 'categories' in from);
    const findings = [...before];
    for (const [done, view] of views.entries()) {
      tell({ stage: 'comparing', done, of: views.length, findings: [...findings] });
      signal.throwIfAborted();
      findings.push(await Promise.race([this.compare(id, view), aborted(signal)]));
    }
    tell({ stage: 'comparing', done: views.length, of: views.length });
    return findings;
  }

  private async compare(id: string, { name }: AnyView): Promise<VerificationFinding> {
    let report: RebuildReport;
    try {
      report = await this.projectors.rebuild(name, { swap: 'never', run: `${id}-${name}` });
    } catch (error) {
      if (error instanceof ViewMustNotBeRebuilding) return notCompared(name, 'rebuilding');
      throw error;
    }
    return report.outcome === 'kept' ? findingOfView(report) : notCompared(name, 'failed');
  }
}
