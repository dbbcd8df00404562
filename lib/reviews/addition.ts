import type { Candidate } from "./agenda/found";
import type { Addition } from "./input";

/** What is asked for when a candidate is put on the agenda. */
export function additionOf({
  resolutionId,
  assignment,
  project,
  rule,
}: Candidate): Exclude<Addition, { kind: "topic" }> {
  if (resolutionId !== null) return { kind: "resolution", resolutionId };
  if (assignment !== null) return { kind: "assignment", assignment };
  return { kind: "project", project: project ?? "", rule };
}
