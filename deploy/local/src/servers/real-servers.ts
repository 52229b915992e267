import {
  bringUp,
  componentsOf,
  end,
  isThere,
  possibleParts,
  readRunning,
  signal,
  type Component,
  type Plan,
} from '@pishkhan/servers';
import { allSettled } from '../processes/all-settled.ts';

/** Kafka, MongoDB and Keycloak of one platform. */
export class RealServers {
  readonly plan: Plan;
  readonly components: readonly Component[];

  /** @throws Error that names the programs missing on this machine */
  constructor(plan: Plan) {
    const { sentence } = possibleParts(plan.parts, isThere);
    if (sentence) throw new Error(sentence);
    this.plan = plan;
    this.components = componentsOf(plan);
  }

  /** Starts one server, or all, and waits until they respond. */
  async start(name?: string): Promise<void> {
    await allSettled(
      this.components
        .filter((component) => name === undefined || component.name === name)
        .map((component) => bringUp(component, this.plan.data)),
    );
  }

  signal(name: string, word: NodeJS.Signals): void {
    const running = readRunning(this.plan.data).find((one) => one.name === name);
    if (running) signal(running, word);
  }

  pid(name: string): number | undefined {
    return readRunning(this.plan.data).find((one) => one.name === name)?.pid;
  }

  addresses(part: Component['part']): readonly string[] {
    return this.components.filter((component) => component.part === part).map(({ address }) => address);
  }

  async stop(): Promise<void> {
    const names = new Set(this.components.map(({ name }) => name));
    await Promise.all(
      readRunning(this.plan.data)
        .filter(({ name }) => names.has(name))
        .map((running) => end(running)),
    );
  }
}
