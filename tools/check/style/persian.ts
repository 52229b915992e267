import { walk, type SourceModule } from '../source/module.ts';

const marked = /ه\u0654|\u06c0/;

/** Persian texts write «نماینده مشترک», never with a hamza over the final he, so that a search finds every text. */
const misspelt = (path: string, text: string, lineOf: (offset: number) => number, start = 0): string[] => {
  const at = text.search(marked);
  return at < 0 ? [] : [`${path}:${lineOf(start + at)} a hamza over the final he; write it without`];
};

/** Literals with a hamza over the final he. Specs are free, because they try both spellings. */
export const misspeltLiterals = (module: SourceModule): string[] => {
  if (/\.(spec|e2e)\.ts$/.test(module.path) || !marked.test(module.text)) return [];
  const found: string[] = [];
  walk(module.program, (node) => {
    const value = node.type === 'TemplateElement' ? (node['value'] as { raw: string }).raw : node['value'];
    if ((node.type === 'Literal' || node.type === 'TemplateElement') && typeof value === 'string')
      found.push(...misspelt(module.path, value, (offset) => module.lineOf(offset), node.start));
  });
  return found;
};

/** The same in a JSON file of data or contracts. */
export const misspeltJson = (path: string, text: string): string[] =>
  text.split('\n').flatMap((line, at) => misspelt(path, line, () => at + 1));
