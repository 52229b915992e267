const DIGITS = [...'0123456789'];

const withDigit = (number: string, place: number, digit: string): string =>
  number.slice(0, place) + digit + number.slice(place + 1);

const swappedAt = (number: string, place: number): string =>
  number.slice(0, place) + number[place + 1]! + number[place]! + number.slice(place + 2);

/** File numbers that a person writes by mistake for this one: another digit, or two neighbours swapped (8.1). */
export const nearNumbers = (fileNumber: string): readonly string[] => {
  const places = [...fileNumber].map((_, place) => place);
  const changed = places.flatMap((place) => DIGITS.map((digit) => withDigit(fileNumber, place, digit)));
  const swapped = places.slice(0, -1).map((place) => swappedAt(fileNumber, place));
  const near = new Set([...changed, ...swapped].map((number) => number.replace(/^0+/, '')));
  near.delete(fileNumber);
  near.delete('');
  return [...near];
};
