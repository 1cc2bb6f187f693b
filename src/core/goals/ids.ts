/** Names a goal; opaque, so that a step's id can never stand where a goal's is asked for. */
export type GoalId = string & { readonly brand: "GoalId" };

/** Names a step of a goal; opaque likewise. */
export type StepId = string & { readonly brand: "StepId" };
