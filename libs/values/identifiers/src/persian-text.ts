/** Normalisation of Persian text for storage and for comparison (9.7). */

const digitsOf = (zero: number) => String.fromCodePoint(...Array.from({ length: 10 }, (_, n) => zero + n));
const foreignDigits = digitsOf(0x06f0) + digitsOf(0x0660);

/** Converts Persian and Arabic digits to 0–9; keeps everything else (9.7). */
export const asciiDigits = (text: string): string =>
  text.replace(/[\u06f0-\u06f9\u0660-\u0669]/g, (digit) => String(foreignDigits.indexOf(digit) % 10));

const lettersOfOneKeyboard = (text: string) => text.replace(/[\u064a\u0649]/g, '\u06cc').replace(/\u0643/g, '\u06a9');
/**
 * Tatweel and every character that shows nothing or turns the direction, but the half-space: joiners, marks and
 * overrides of direction, variation selectors, tags, fillers (9.7).
 */
const invisible = /(?!\u200c)[\p{Default_Ignorable_Code_Point}\u0640\u2800\ufff9-\ufffb]/gu;
const withoutInvisible = (text: string) => text.replace(invisible, '');

/**
 * Text as entered, for display and legal record: one form of yeh and kaf, no tatweel or bidi marks, single spaces,
 * clean half-spaces (9.7).
 */
export const storedText = (text: string): string =>
  lettersOfOneKeyboard(withoutInvisible(text).normalize('NFC'))
    .replace(/\s+/g, ' ')
    .replace(/ ?\u200c[ \u200c]*/g, (gap) => (gap.includes(' ') ? ' ' : '\u200c'))
    .replace(/^[ \u200c]+|[ \u200c]+$/g, '');

/** Equal for all spellings of one name; compare keys, never the texts (9.7). Spaces and half-spaces do not count. */
export const searchKey = (text: string): string =>
  asciiDigits(lettersOfOneKeyboard(withoutInvisible(text).normalize('NFKC')))
    .replace(/[\u0629\u06c0]|\u0647\u0654/g, '\u0647')
    .replace(/[\u0623\u0625\u0671\u0622]/g, '\u0627')
    .replace(/\u0624/g, '\u0648')
    .replace(/\u0626/g, '\u06cc')
    .replace(/[\u0621\u064b-\u0652\u0670]/g, '')
    .replace(/\u066c/g, ',')
    .replace(/\u066b/g, '.')
    .replace(/[\s\u200c]+/g, '');
