const LETTERS_OF_A_WORD = 2;
const LAST_DIGITS = -4;

/** The first letters of each word: enough for the person at the counter to recognise the own name. */
const initials = (text: string): string =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${[...word].slice(0, LETTERS_OF_A_WORD).join('')}…`)
    .join(' ');

interface Personal {
  readonly person: { readonly fullName: string; readonly idEnding: string; readonly mobile: string } | null;
  readonly address: { readonly postalCode: string; readonly text: string } | null;
  readonly masked: boolean;
}

/** A result among several: name, mobile and address are shortened (N7). */
export const maskedResult = <Result extends Personal>(result: Result): Result => ({
  ...result,
  person: result.person && {
    fullName: initials(result.person.fullName),
    idEnding: result.person.idEnding,
    mobile: `…${result.person.mobile.slice(LAST_DIGITS)}`,
  },
  address: result.address && { postalCode: '…', text: initials(result.address.text) },
  masked: true,
});
