import type { PendingAppend } from './pending-append.ts';

const MOST_UNANSWERED = 256;
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * The appends that wait, in order, and those that are sent and without a certain answer: at most 256 and 8 MiB. One
 * that is too large for the rest waits, and later ones wait behind it, so that small appends cannot overtake it for
 * ever.
 */
export class Turns {
  private readonly waiting = new Set<PendingAppend>();
  /** Sent on a call that broke: before all others, in the order of their first sending. */
  private returned = new Set<PendingAppend>();
  /** Sent on the current call, without a certain answer. */
  readonly sent = new Set<PendingAppend>();
  private bytes = 0;

  get isWaiting(): boolean {
    return this.waiting.size > 0 || this.returned.size > 0;
  }

  get isIdle(): boolean {
    return !this.isWaiting && this.sent.size === 0;
  }

  /** Nothing waits, and there is room. @param unwritten bytes of requests that have not left this process */
  isFree(bytes: number, unwritten: number): boolean {
    return !this.isWaiting && this.fits(bytes, unwritten);
  }

  wait(append: PendingAppend): void {
    this.waiting.add(append);
  }

  take(append: PendingAppend): void {
    this.waiting.delete(append);
    this.returned.delete(append);
    this.sent.add(append);
    this.bytes += append.wish.bytes;
  }

  /** Takes the next append if there is room for it. */
  next(unwritten: number): PendingAppend | undefined {
    const [append] = this.returned.size > 0 ? this.returned : this.waiting;
    if (!append || !this.fits(append.wish.bytes, unwritten)) return undefined;
    this.take(append);
    return append;
  }

  /** It is settled. */
  leave(append: PendingAppend): void {
    this.waiting.delete(append);
    this.returned.delete(append);
    if (this.sent.delete(append)) this.bytes -= append.wish.bytes;
  }

  /** Everything that was sent must be sent again. @returns these appends */
  returnSent(): readonly PendingAppend[] {
    const lost = [...this.sent];
    this.returned = new Set([...lost, ...this.returned]);
    this.sent.clear();
    this.bytes = 0;
    return lost;
  }

  all(): readonly PendingAppend[] {
    return [...this.sent, ...this.returned, ...this.waiting];
  }

  /** All appends have equally long, so those that wait expire in their order. */
  expired(now: number): readonly PendingAppend[] {
    const late = [...this.sent, ...this.returned].filter(({ deadline }) => deadline <= now);
    for (const append of this.waiting) {
      if (append.deadline > now) break;
      late.push(append);
    }
    return late;
  }

  private fits(bytes: number, unwritten: number): boolean {
    const most = Math.max(this.bytes, unwritten) + bytes;
    return this.sent.size < MOST_UNANSWERED && most <= MOST_BYTES;
  }
}
