import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModules, sourceFiles, workspaceRoot } from '../source/files.ts';
import { projectViolations, type ProjectGraph } from './projects.ts';
import { purityViolations } from './purity.ts';

/** The project graph as Nx sees it. */
export const projectGraph = (): ProjectGraph => {
  const folder = mkdtempSync(join(tmpdir(), 'project-graph-'));
  try {
    const file = join(folder, 'graph.json');
    execFileSync(process.execPath, [join(workspaceRoot, 'node_modules/nx/dist/bin/nx.js'), 'graph', `--file=${file}`], { cwd: workspaceRoot, stdio: ['ignore', 'ignore', 'pipe'] });
    return (JSON.parse(readFileSync(file, 'utf8')) as { graph: ProjectGraph }).graph;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

if (import.meta.main) {
  const modules = readModules(sourceFiles('**/*.ts'));
  const violations = [...projectViolations(projectGraph()), ...modules.flatMap(purityViolations)];
  for (const violation of violations) console.error(violation);
  console.log(`boundaries: ${modules.length} modules, ${violations.length} violations`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}
