import { rmSync, writeFileSync } from 'node:fs';
import { fileFaultOf, FileDamaged, StorageFull } from '../../faults/file-faults.ts';

/** Written beside the file and removed to find out whether a full disk has room again. */
const PROBE = Buffer.alloc(256 * 1024);

/** The last fault of a file that is written, until it is over. */
export class LastFault {
  readonly #file: string;
  #fault: FileDamaged | StorageFull | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** The file cannot be read: nothing is written to it any more. */
  get damage(): FileDamaged | undefined {
    return this.#fault instanceof FileDamaged ? this.#fault : undefined;
  }

  /** The fault of the file behind this error, remembered; every other error as it is. */
  noted(error: unknown): unknown {
    const fault = fileFaultOf(error, this.#file);
    if (fault instanceof FileDamaged || (fault instanceof StorageFull && !this.#fault)) this.#fault = fault;
    return fault;
  }

  written(): void {
    if (!this.damage) this.#fault = undefined;
  }

  /** @throws FileFault if the file is damaged, or was full and still is */
  check(): void {
    if (this.damage) throw this.damage;
    if (!this.#fault) return;
    const probe = `${this.#file}.probe`;
    try {
      writeFileSync(probe, PROBE, { flush: true });
      this.#fault = undefined;
    } catch (error) {
      throw fileFaultOf(error, this.#file);
    } finally {
      rmSync(probe, { force: true });
    }
  }
}
