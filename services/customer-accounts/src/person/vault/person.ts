/** A subscriber's identity. Stored only in the vault: never in an event, a message, a view or a log. */
export interface Person {
  readonly identity:
    | {
        readonly kind: 'person';
        readonly nationalId: string;
        /** Document that confirms an id of ten equal digits (15.4-42). */
        readonly document?: string;
      }
    | { readonly kind: 'legalEntity'; readonly legalId: string };
  readonly fullName: string;
  /** E.164 (9.3). */
  readonly mobile: string;
}

export interface Address {
  readonly postalCode: string;
  readonly text: string;
}

/** The data of a person that may change. */
export type PersonField = 'fullName' | 'mobile';

/** What a keyed hash recognises without telling it: an id, a postal code, or the family name of a person (N4, N7). */
export type Recognised =
  | Person['identity']
  | { readonly kind: 'postalCode'; readonly postalCode: string }
  | { readonly kind: 'familyName'; readonly fullName: string };
