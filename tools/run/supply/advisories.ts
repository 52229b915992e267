/**
 * `npm run advisories`: asks the registry for known security advisories about the packages that are shipped (S8). Fails
 * on a high or critical one. A registry without advisories cannot answer; the command then says so, and proves
 * nothing.
 */
import { spawnSync } from 'node:child_process';
import { workspaceRoot } from '../../check/source/files.ts';

interface Report {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>;
}

/** What a report of `npm audit --json` means. */
export const verdictOf = (report: string): { readonly passed: boolean; readonly sentence: string } => {
  const { vulnerabilities } = parsed(report);
  if (!vulnerabilities)
    return {
      passed: true,
      sentence: 'No advisory source is at hand: the registry does not answer npm audit. NOT CHECKED.',
    };
  const serious = Object.entries(vulnerabilities).filter(([, { severity }]) => /^(high|critical)$/.test(severity));
  const others = Object.keys(vulnerabilities).length - serious.length;
  return {
    passed: serious.length === 0,
    sentence: [
      ...serious.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`),
      `${serious.length} high or critical advisories about shipped packages, ${others} others`,
    ].join('\n'),
  };
};

const parsed = (report: string): Report => {
  try {
    return JSON.parse(report) as Report;
  } catch {
    return {};
  }
};

if (import.meta.main) {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: workspaceRoot, encoding: 'utf8' });
  const { passed, sentence } = verdictOf(stdout);
  console.log(sentence);
  process.exitCode = passed ? 0 : 1;
}
