import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, Reads, subjectOfAccount, type Platform } from '@pishkhan/service-kit';
import { Eraser, type OrderedErasure } from '@pishkhan/service-kit/erasure';
import { trusted } from '@pishkhan/views';
import { Applicants } from '../../case/applicant/applicants.ts';
import { cases } from '../../case/cases.ts';
import { openCases } from '../../case/views/open-cases.view.ts';

/** Numbers in texts and contacts of applicants. A case that is still open keeps what its office needs (A6-4). */
@Injectable()
export class CaseEraser extends Eraser {
  constructor(
    @Inject(Applicants) private readonly applicants: Applicants,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {
    super();
  }

  override async erase({ accounts, cases: named }: OrderedErasure): Promise<readonly string[]> {
    await this.reads.upToDate(openCases);
    const left: string[] = [];
    for (const accountId of accounts) if (!(await this.eraseAccount(accountId))) left.push(subjectOfAccount(accountId));
    for (const caseId of named) if (!(await this.eraseNamed(caseId))) left.push(subjectOfCase(caseId));
    return left;
  }

  /** @returns Cases that are open, whose applicant the office must reach (A5-4) */
  async eraseClosed(all: readonly string[]): Promise<readonly string[]> {
    await this.reads.upToDate(openCases);
    const closed = await this.reads
      .model(openCases)
      .find({ _id: trusted({ $in: all }), open: false }, { _id: 1 })
      .lean();
    for (const { _id: caseId } of closed) await this.eraseCase(caseId);
    return all.filter((caseId) => !closed.some(({ _id }) => _id === caseId));
  }

  /** @returns False if a case of the account is open */
  private async eraseAccount(accountId: string): Promise<boolean> {
    const all = await this.reads.model(openCases).find({ accountId }, { open: 1 }).lean();
    if (all.some(({ open }) => open)) return false;
    await this.platform.sealedNumbers?.forget(subjectOfAccount(accountId));
    for (const { _id: caseId } of all) await this.eraseCase(caseId);
    return true;
  }

  /** @returns False if the case is open, does not exist or belongs to an account */
  private async eraseNamed(caseId: string): Promise<boolean> {
    const found = await this.reads.model(openCases).findOne({ _id: caseId, accountId: null, open: false }).lean();
    if (found) await this.eraseCase(caseId);
    return found !== null;
  }

  private async eraseCase(caseId: string): Promise<void> {
    await this.applicants.forget(caseId);
    await this.platform.sealedNumbers?.forget(subjectOfCase(caseId));
  }
}

const subjectOfCase = (caseId: string): string => `${cases.category}-${caseId}`;
