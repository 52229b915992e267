import { textOfFinding, textOfWideRollover, type IndexFinding } from '@pishkhan/consumption';
import type { Text } from '@pishkhan/fields';
import type { BillAccount } from '../../../bill-account.state.ts';
import type { CorrectionRequest, Override, Warning } from '../../proposal.ts';
import { confirmedRollover, isOverridden } from '../plausibility.ts';

/** What a finding compares: the parameters of its warning. */
const parametersOf = (finding: IndexFinding): NonNullable<Warning['data']> => {
  if (!('earlier' in finding)) {
    const { kind: _, ...parameters } = finding;
    return parameters;
  }
  const { kind: _, earlier, later, ...parameters } = finding;
  return {
    ...parameters,
    earlierOn: earlier.readOn,
    earlierIndex: earlier.index,
    laterOn: later.readOn,
    laterIndex: later.index,
  };
};

const findingWarning = (finding: IndexFinding, request: CorrectionRequest, account: BillAccount): Warning => {
  const rollover = finding.kind === 'falls' && confirmedRollover(account, finding, request);
  const data = { ...parametersOf(finding), ...rollover };
  return finding.kind === 'falls' && rollover
    ? { kind: 'rolloverAboveShare', ...textOfWideRollover(finding, rollover), data }
    : { kind: finding.kind, ...textOfFinding(finding), data };
};

/** The override with the findings that it accepts; absent if the right indexes are plausible. */
export const overrideOf = (
  findings: readonly IndexFinding[],
  request: CorrectionRequest,
  account: BillAccount,
): Override | undefined => {
  const overridden = findings.filter((finding) => isOverridden(account, finding, request));
  if (!request.override || overridden.length === 0) return undefined;
  const { by, role, evidence } = request.override;
  const inWords = (finding: IndexFinding) => {
    const { data: _, ...words } = findingWarning(finding, request, account);
    return words;
  };
  return { by, role, evidence, findings: overridden.map(inWords) };
};

const overrideText = ({ evidence, findings }: Override): Text => {
  const isOfRollover = (kind: string) => kind === 'rolloverAboveShare';
  const exceeds = findings.some(({ kind }) => !isOfRollover(kind));
  const rollsOver = findings.some(({ kind }) => isOfRollover(kind));
  const fa = [exceeds && 'این رقم را با وجود ظرفیت کنتور پذیرفته', rollsOver && 'گذر شمارنده از صفر را تأیید کرده'];
  const en = [
    exceeds && 'accepts the index although it exceeds the capacity',
    rollsOver && 'confirms the rollover of the register',
  ];
  return {
    fa: `رئیس امور مشترکین ${fa.filter(Boolean).join(' و ')} است؛ مدرک: ${evidence}`,
    en: `The head of subscriber affairs ${en.filter(Boolean).join(' and ')}; evidence: ${evidence}`,
  };
};

/** Tells approvers that the head accepts the findings named beside it (15.4-34). */
export const overrideWarnings = (override: Override | undefined): readonly Warning[] =>
  override ? [{ kind: 'overridden', ...overrideText(override), data: { by: override.by } }] : [];

/**
 * What approvers should know about the right indexes before they sign (15.4-34). No finding that falls is proposed,
 * unless it is a confirmed rollover, which comes first.
 */
export const warningsOf = (
  findings: readonly IndexFinding[],
  request: CorrectionRequest,
  account: BillAccount,
): readonly Warning[] => {
  const warnings = findings.map((finding) => findingWarning(finding, request, account));
  const isRollover = ({ kind }: Warning) => kind === 'rolloverAboveShare';
  return [...warnings.filter(isRollover), ...warnings.filter((each) => !isRollover(each) && each.kind !== 'falls')];
};
