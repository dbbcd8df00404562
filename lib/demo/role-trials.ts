import type { Verb } from "@/lib/auth/policy";
import * as companies from "@/lib/companies/commands";
import * as contacts from "@/lib/companies/contact-commands";
import { type Company, findCompany } from "@/lib/companies/queries";
import { rawOf } from "@/lib/fields/input";
import * as projects from "@/lib/projects/commands";
import { projectFields } from "@/lib/projects/fields";
import { projectInput } from "@/lib/projects/input";
import * as acceptance from "@/lib/projects/milestones/acceptance";
import * as milestones from "@/lib/projects/milestones/commands";
import { logPromise } from "@/lib/projects/promise-commands";
import { findProject } from "@/lib/projects/queries";
import * as status from "@/lib/projects/status-commands";
import { projectNow } from "./builders";
import { deskTrials } from "./role-trials-desk";
import type { Ground, Trial } from "./trial";

const reason = "角色测试";
const versionOf = async (code: string, { project }: Ground) =>
  code === project.code ? (await projectNow(project.id)).version : 1;
const at = async (code: string, ground: Ground) => ({ code, version: await versionOf(code, ground) });
const day = { day: "2025-03-03", precision: "day" as const };

/** Verbs that act on one project or one company, each by its real command. */
export const trials: Partial<Record<Verb, Trial>> = {
  ...deskTrials,
  "project.read": (viewer, { project }) => findProject(viewer, project),
  "project.revise": async (viewer, { project: code }, ground) =>
    projects.reviseProject(viewer, {
      ...(await at(code, ground)),
      project: projectInput.parse(rawOf(projectFields, ground.project as never)),
      investors: [],
      confirmed: [],
    }),
  "project.plan": async (viewer, { project }, ground) =>
    milestones.planMilestone(viewer, {
      ...(await at(project, ground)),
      stage: "PROD",
      plannedOn: day,
      reason,
    }),
  "project.advance": async (viewer, { project }, ground) =>
    milestones.advanceProject(viewer, {
      ...(await at(project, ground)),
      stage: "TALK",
      actualOn: day,
      note: reason,
      evidence: [],
      confirmed: ["backwards"],
    }),
  "project.pass": async (viewer, { project }, ground) =>
    acceptance.passMilestone(viewer, { ...(await at(project, ground)), stage: "SIGN" }),
  "project.verify": async (viewer, { project }, ground) =>
    acceptance.verifyMilestone(viewer, { ...(await at(project, ground)), stage: "SIGN" }),
  "project.return": async (viewer, { project }, ground) =>
    acceptance.returnMilestone(viewer, { ...(await at(project, ground)), stage: "SIGN", reason }),
  "project.setBack": async (viewer, { project }, ground) =>
    milestones.setBackProject(viewer, { ...(await at(project, ground)), stage: "LEAD", reason }),
  "project.setPace": async (viewer, { project }, ground) =>
    status.setProjectStatus(viewer, "slow", { ...(await at(project, ground)), reason }),
  "project.pause": async (viewer, { project }, ground) =>
    status.setProjectStatus(viewer, "paused", {
      ...(await at(project, ground)),
      reason,
      recheckOn: "2099-01-01",
    }),
  "project.resume": async (viewer, { project }, ground) =>
    status.setProjectStatus(viewer, "active", { ...(await at(project, ground)), reason }),
  "project.end": async (viewer, { project }, ground) =>
    status.setProjectStatus(viewer, "ended", { ...(await at(project, ground)), reason }),
  "project.transfer": async (viewer, { project }, ground) =>
    status.transferProject(viewer, { ...(await at(project, ground)), reason, unitId: ground.project.unitId }),
  "project.void": async (viewer, { project }, ground) =>
    projects.voidProject(viewer, project, await versionOf(project, ground), reason),
  "project.promise": (viewer, { project }) =>
    logPromise(
      viewer,
      project,
      { kind: "talent", content: reason, ceiling: null, payer: null, dueOn: null },
      `key-${Math.random().toString(36).slice(2)}-0123456789`,
    ),
  "company.read": (viewer, { company }) => findCompany(viewer, company),
  "company.revise": (viewer, { company }, ground) =>
    companies.reviseCompany(viewer, company, ground.company.version, companyInputOf(ground.company)),
  "company.nameChainLeader": (viewer, { company }, ground) =>
    companies.nameChainLeader(viewer, company, ground.company.version, {
      isChainLeader: false,
      from: null,
      to: null,
    }),
  "company.remove": (viewer, { company }, ground) =>
    companies.removeCompany(viewer, company, ground.company.version),
  "contact.log": (viewer, { company }) =>
    contacts.logContact(viewer, company, {
      name: "演示联系人",
      title: null,
      phone: null,
      email: null,
      note: null,
    }),
};

const companyInputOf = ({
  name,
  shortName,
  creditCode,
  unitId,
  place,
  industryCode,
  groupName,
  chainCode,
  note,
}: Company) => ({
  name,
  shortName,
  creditCode,
  unitId,
  place,
  industryCode,
  groupName,
  chainCode,
  note,
});
