/** Who acts on money of an account, with the roles and the office of the token. */
export interface MoneyActor {
  readonly by: string;
  readonly roles: readonly string[];
  readonly office: string;
}
