const cell = (value: string): string => value.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A table in Markdown; cells may hold anything but line breaks. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** Link from docs/generated to a file of the workspace. */
export const link = (text: string, path: string): string => `[${text}](../../${path})`;

export const page = (title: string, from: string, ...parts: readonly string[]): string =>
  [`# ${title}`, `Generated from ${from} by \`npm run generate:docs\`. Do not edit.`, ...parts].join('\n\n') + '\n';
