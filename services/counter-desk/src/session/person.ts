/** Who is signed in, as the back end tells the pages. */
export interface Person {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly office?: string;
  readonly county?: string;
}
