/** A file of `docs/domain/`. */
export interface Part {
  readonly file: string;
  readonly title: string;
  readonly text: string;
}

const PREFACE = '00-how-to-read-it.md';

/** `11. Tariff and bill calculation` → `11-tariff-and-bill-calculation.md`, cut at the first six words. */
const fileOf = (title: string): string => {
  const [, number = '', rest = ''] = /^(\d+)\. (.*)$/.exec(title) ?? [];
  const words = rest
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return `${number.padStart(2, '0')}-${words.slice(0, 6).join('-')}.md`;
};

/**
 * The requirements by part, unchanged: the parts one after the other are the whole text. @throws Error when it has no
 * numbered parts
 */
export const partsOf = (text: string): Part[] => {
  const [preface = '', ...rest] = text.split(/^(?=# \d+\. )/m);
  if (rest.length === 0) throw new Error('the text has no parts: lines such as "# 1. Organisation"');
  return [
    { file: PREFACE, title: 'How to read it', text: preface },
    ...rest.map((part) => {
      const title = /^# (.*)$/m.exec(part)![1]!;
      return { file: fileOf(title), title, text: part };
    }),
  ];
};
