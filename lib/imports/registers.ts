import "server-only";
import { Missing } from "@/lib/auth/refusals";
import { projectRegister } from "./projects/project-register";
import type { Register } from "./register";

/** Every ledger a file can be brought into. */
const registers: Readonly<Record<string, Register>> = { projects: projectRegister };

export function registerOf(name: string): Register {
  const register = registers[name];
  if (!register) throw new Missing();
  return register;
}
