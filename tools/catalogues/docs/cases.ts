import { join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';
import type { GeneratedFile } from '../../check/source/generated-file.ts';

/** `docs/generated/cases.md`: the case engine's page of all kinds of case. */
export const casesDocument = async (): Promise<GeneratedFile[]> => {
  const domain = (await import(join(workspaceRoot, 'services/case-handling/src/domain.ts'))) as {
    casesPage?: () => string;
  };
  if (!domain.casesPage) throw new Error('services/case-handling/src/domain.ts must export casesPage(): string');
  return [{ path: 'docs/generated/cases.md', content: domain.casesPage() }];
};
