import type { Cell } from './csv.ts';

/** Saves a table as a CSV file; the writer is loaded when somebody saves one. */
export const saveCsv = async (
  name: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> => {
  const { csvOf } = await import('./csv.ts');
  const address = URL.createObjectURL(new Blob([csvOf(heads, rows)], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: `${name}.csv` });
  link.click();
  URL.revokeObjectURL(address);
};
