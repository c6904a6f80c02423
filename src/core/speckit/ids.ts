// The ids that Spec Kit documents give to things, and how people write them (rules 8, 10, 16 and 19 of the survey that
// formats.md sums up). A leaf: knows no document.

/** A task id at the start of a text: T001, T013-1, T020a, T1.1, T-001, T-FE-010, BE-T000, TASK-001, TT006, T034-partial. */
export const taskId =
  /^(?:[A-Z]{1,5}-)?(?:TASK-?|T(?:[A-Z]?|-(?:[A-Z]{1,3}-?)?))\d+(?:\.\d+)*[A-Za-z]?(?:-(?:\d+|[a-z]+))?'?(?![\p{L}\p{N}]|_(?!_))/u;

/** A checklist id at the start of a text: CHK001. */
export const checklistId = /^CHK\d+(?![\p{L}\p{N}]|_(?!_))/u;
