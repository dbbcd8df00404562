"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { searchesOf } from "@/lib/auth/rate";
import { codeText, formKey, versionNumber } from "@/lib/fields/parts";
import * as commands from "./commands";
import { investorList, leadInput, projectInput } from "./input";
import { findProjects, likeProjects } from "./search-queries";

const confirmed = z.array(z.string().max(80)).max(10);

export const logLead = action(
  "project.log",
  z.strictObject({ key: formKey, lead: leadInput }),
  (viewer, { key, lead }) => commands.logLead(viewer, lead, key),
);

export const logProject = action(
  "project.log",
  z.strictObject({ key: formKey, project: projectInput, investors: investorList }),
  (viewer, { key, project, investors }) => commands.logProject(viewer, { project, investors }, key),
);

export const reviseProject = action(
  "project.revise",
  z.strictObject({
    code: codeText,
    version: versionNumber,
    project: projectInput,
    investors: investorList,
    confirmed,
  }),
  commands.reviseProject,
);

export const voidProject = action(
  "project.void",
  z.strictObject({
    code: codeText,
    version: versionNumber,
    reason: z.string().trim().min(2, "请写明作废原因").max(500),
  }),
  (viewer, { code, version, reason }) => commands.voidProject(viewer, code, version, reason),
);

export const findLikeProjects = action(
  "project.read",
  z.strictObject({ name: z.string().max(200), investor: z.string().max(200), code: codeText.nullable() }),
  (viewer, asked) => {
    searchesOf.take(viewer.userId);
    return likeProjects(viewer, asked);
  },
);

/** For pickers: those the viewer can read. */
export const searchProjects = action(
  "project.read",
  z.strictObject({ question: z.string().max(80, "问题太长，请少写几个字") }),
  (viewer, { question }) => {
    searchesOf.take(viewer.userId);
    return findProjects(viewer, question);
  },
);
