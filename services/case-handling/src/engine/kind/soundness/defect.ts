/** A defect of a kind: its name, and its place. */
export interface Defect {
  readonly kind: string;
  readonly defect:
    | 'stageUnreachable'
    | 'outcomeUnreachable'
    | 'stageWithoutEnd'
    | 'lastEdgeHasGuard'
    | 'deadlineLoop'
    | 'refusalNobodyHears'
    | 'stageNobodyCanLeave'
    | 'requestWithoutItsForm'
    | 'requestBeforeItsReport'
    | 'continuesAsNothing'
    | 'markOfNoStage'
    | 'ownerNobodySets'
    | 'heardWithoutWords'
    | 'ruleNobodyNames'
    | 'ruleNotOfTheSource'
    | 'conditionOfNoField'
    | 'orderOfNobody'
    | 'orderWithoutItsCompany'
    | 'companyOfNoField'
    | 'publishedBeforeItsReport'
    | 'endsBeforeInforming'
    | 'confirmsNoDecision'
    | 'twoKindsWithOneName';
  readonly where: string;
}
export type Found = Pick<Defect, 'defect' | 'where'>;
