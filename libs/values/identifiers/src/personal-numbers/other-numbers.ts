/** The unit after a number. */
export const isAmount = (after: string): boolean => /^[\s\u200c]*(?:ریال|تومان|rials?\b|tomans?\b)/i.test(after);
/** 989,123,456,789 is an amount. */
export const isInThousands = (written: string): boolean => /^\d{1,3}(?:[,،٬]\d{3})+$/u.test(written);
/** Indexes or days one after the other: 4012، 4187، 4300، 4455. */
export const isListOfIndexes = (written: string): boolean => {
  const indexes = written.split(/\D+/u);
  const isList = indexes.length > 3 && /[,،;؛]/u.test(written);
  return isList && indexes.every((each, at) => at === 0 || Number(each) >= Number(indexes[at - 1]));
};
/** A day, and its hour: 1405/09/12 07:30. */
export const isDay = (written: string): boolean => /^(?:1[34]|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/.test(written);
