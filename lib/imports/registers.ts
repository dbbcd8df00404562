import "server-only";
import { Missing, Refused } from "@/lib/auth/refusals";
import { can, type Viewer } from "@/lib/auth/viewer";
import { candidateRegister } from "./candidates/candidate-register";
import { dealRegister } from "./deals/deal-register";
import { financialRegister } from "./financials/financial-register";
import { flowRegister } from "./flows/flow-register";
import { fundRegister } from "./funds/fund-register";
import { projectRegister } from "./projects/project-register";
import type { Register } from "./register";

/** Every ledger a file can be brought into, in the order they are offered. */
const registers: readonly Register[] = [
  projectRegister,
  fundRegister,
  dealRegister,
  flowRegister,
  candidateRegister,
  financialRegister,
];

export function registerOf(key: string): Register {
  const register = registers.find((one) => one.key === key);
  if (!register) throw new Missing();
  return register;
}

/** Those the viewer may bring files into. */
export const registersFor = (viewer: Viewer): Register[] => registers.filter(({ verb }) => can(viewer, verb));

/** The register asked for, or the first the viewer may use. */
export function registerFor(viewer: Viewer, key: string | null): Register {
  const [first] = registersFor(viewer);
  if (!first) throw new Refused("您的角色不能导入数据");
  if (key === null) return first;
  const register = registerOf(key);
  if (!can(viewer, register.verb)) throw new Refused(`您的角色不能导入${register.title}`);
  return register;
}
