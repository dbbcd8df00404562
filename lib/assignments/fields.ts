import type { assignments } from "@/db/schema";
import type { FactsOf } from "@/lib/fields/input";
import { choice, day, lines, reference, required, text } from "@/lib/fields/kinds";
import { levelNames } from "./rules";

type Own =
  | "id"
  | "code"
  | "year"
  | "serial"
  | "source"
  | "resolutionId"
  | "state"
  | "handedOn"
  | "receiveBy"
  | "firstDueOn"
  | "owedOn"
  | "receivedOn"
  | "receivedBy"
  | "repliedOn"
  | "repliedBy"
  | "closedOn"
  | "closedBy"
  | "lateDays"
  | "searchText"
  | "version"
  | "createdAt"
  | "createdBy"
  | "updatedAt"
  | "updatedBy"
  | "deletedAt";

export const assignmentFields = {
  name: required(text("督办事项", { longest: 100, also: ["事项", "交办事项"] })),
  requirement: lines("办理要求", { longest: 1_000, also: ["要求"] }),
  level: required(choice("级别", levelNames)),
  ownerUnitId: required(reference("承办单位", { also: ["责任单位", "牵头单位"] })),
  ownerId: reference("责任人", { also: ["承办人"] }),
  departmentId: reference("配合部门"),
  supervisorUnitId: reference("督办单位"),
  sourceNote: text("来源", { longest: 120 }),
  dueOn: required(day("办结时限", { planned: true, also: ["完成时限", "到期日"] })),
} satisfies FactsOf<typeof assignments.$inferSelect, Own | "supervisorUnitId"> &
  // Left empty it is the unit of whoever assigns.
  Record<"supervisorUnitId", { kind: string }>;
