"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { codeText, formKey, versionNumber } from "@/lib/fields/parts";
import { answerCondition as answer } from "./answer-commands";
import * as checks from "./check-commands";
import * as commands from "./commands";
import {
  advanceInput,
  answerInput,
  closeObstacleInput,
  dayText,
  engageInput,
  keepCheckInput,
  listedInput,
  listingInput,
  partInput,
  planStageInput,
  raiseObstacleInput,
  reportYearInput,
  resumeInput,
  reviseIntermediaryInput,
  reviseObstacleInput,
  setAsideInput,
  setBackInput,
  switchInput,
} from "./input";
import * as firms from "./intermediary-commands";
import * as listedCommands from "./listed-commands";
import * as obstacles from "./obstacle-commands";
import * as sides from "./side-commands";
import * as stages from "./stage-commands";
import * as years from "./year-commands";

const target = { code: codeText, version: versionNumber };
const refresh = (code: string) => {
  revalidatePath("/listings");
  revalidatePath(`/listings/${code}`);
};

const newListing = z.strictObject({
  key: formKey,
  listing: listingInput,
  pooledOn: dayText("入库日期"),
});

export const logListing = action("listing.log", newListing, async (viewer, { key, listing, pooledOn }) => {
  const milestones = pooledOn ? [{ stage: "POOL" as const, actualOn: pooledOn }] : [];
  const code = await commands.logListing(viewer, { listing, milestones }, { once: key });
  refresh(code);
  return code;
});

export const reviseListing = action(
  "listing.revise",
  z.strictObject({ ...target, listing: listingInput }),
  async (viewer, revision) => {
    await commands.reviseListing(viewer, revision);
    refresh(revision.code);
    return revision.code;
  },
);

export const removeListing = action(
  "listing.remove",
  z.strictObject(target),
  async (viewer, { code, version }) => {
    await commands.removeListing(viewer, code, version);
    refresh(code);
  },
);

export const planListingStage = action("listing.advance", planStageInput, async (viewer, input) => {
  await stages.planListingStage(viewer, input);
  refresh(input.code);
});

export const advanceListing = action("listing.advance", advanceInput, async (viewer, input) => {
  await stages.advanceListing(viewer, input);
  refresh(input.code);
});

export const setBackListing = action("listing.advance", setBackInput, async (viewer, input) => {
  await stages.setBackListing(viewer, input);
  refresh(input.code);
});

export const setAsideListing = action("listing.setAside", setAsideInput, async (viewer, input) => {
  await sides.setAsideListing(viewer, input);
  refresh(input.code);
});

export const resumeListing = action("listing.setAside", resumeInput, async (viewer, input) => {
  await sides.resumeListing(viewer, input);
  refresh(input.code);
});

export const switchBoard = action("listing.setAside", switchInput, async (viewer, input) => {
  await sides.switchBoard(viewer, input);
  refresh(input.code);
});

export const engageIntermediary = action("listing.engage", engageInput, async (viewer, input) => {
  await firms.engageIntermediary(viewer, input);
  refresh(input.code);
});

export const reviseIntermediary = action("listing.engage", reviseIntermediaryInput, async (viewer, input) => {
  await firms.reviseIntermediary(viewer, input);
  refresh(input.code);
});

export const removeIntermediary = action("listing.engage", partInput, async (viewer, input) => {
  await firms.removeIntermediary(viewer, input);
  refresh(input.code);
});

export const raiseObstacle = action("listing.raiseObstacle", raiseObstacleInput, async (viewer, input) => {
  await obstacles.raiseObstacle(viewer, input);
  refresh(input.code);
});

export const reviseObstacle = action("listing.raiseObstacle", reviseObstacleInput, async (viewer, input) => {
  await obstacles.reviseObstacle(viewer, input);
  refresh(input.code);
});

export const closeObstacle = action("listing.closeObstacle", closeObstacleInput, async (viewer, input) => {
  await obstacles.closeObstacle(viewer, input);
  refresh(input.code);
});

export const reopenObstacle = action("listing.closeObstacle", partInput, async (viewer, input) => {
  await obstacles.reopenObstacle(viewer, input);
  refresh(input.code);
});

export const reportYear = action("listing.reportYear", reportYearInput, async (viewer, input) => {
  const version = await years.reportYear(viewer, input);
  refresh(input.code);
  return version;
});

export const answerCondition = action("listing.answer", answerInput, async (viewer, input) => {
  await answer(viewer, input);
  refresh(input.code);
});

export const keepCheck = action("listing.check", keepCheckInput, async (viewer, input) => {
  const id = await checks.keepCheck(viewer, input);
  refresh(input.code);
  return id;
});

export const logListed = action(
  "listed.log",
  z.strictObject({ key: formKey, listed: listedInput }),
  async (viewer, { key, listed }) => {
    const code = await listedCommands.logListed(viewer, listed, { once: key });
    revalidatePath("/listings/listed");
    return code;
  },
);

export const reviseListed = action(
  "listed.revise",
  z.strictObject({ ...target, listed: listedInput }),
  async (viewer, revision) => {
    await listedCommands.reviseListed(viewer, revision);
    revalidatePath("/listings", "layout");
    return revision.code;
  },
);

export const removeListed = action(
  "listed.remove",
  z.strictObject(target),
  async (viewer, { code, version }) => {
    await listedCommands.removeListed(viewer, code, version);
    revalidatePath("/listings", "layout");
  },
);
