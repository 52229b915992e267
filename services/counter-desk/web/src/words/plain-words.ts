/** Words for comparison: one letter for each Persian letter, small Latin letters, single spaces. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('ة', 'ه')
    .replace(/[أإآ]/g, 'ا')
    .replace(/[\u064b-\u0652\u200b-\u200f\u2066-\u2069]/g, ' ')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
