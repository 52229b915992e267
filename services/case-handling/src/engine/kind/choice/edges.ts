export interface Edge<Data, Facts, Stage extends string> {
  readonly when?: (data: Data, facts: Facts) => boolean;
  readonly to: Stage;
}
/** Target of a result: one stage, or the first whose guard holds. The last has no guard. */
export type Edges<Data, Facts, Stage extends string> =
  | Stage
  | readonly [...Edge<Data, Facts, Stage>[], Edge<Data, Facts, Stage>];
