"use server";

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

const newListing = z.strictObject({
  key: formKey,
  listing: listingInput,
  pooledOn: dayText("入库日期"),
});

export const logListing = action("listing.log", newListing, async (viewer, { key, listing, pooledOn }) => {
  const milestones = pooledOn ? [{ stage: "POOL" as const, actualOn: pooledOn }] : [];
  return commands.logListing(viewer, { listing, milestones }, { once: key });
});

export const reviseListing = action(
  "listing.revise",
  z.strictObject({ ...target, listing: listingInput }),
  commands.reviseListing,
);

export const removeListing = action("listing.remove", z.strictObject(target), (viewer, { code, version }) =>
  commands.removeListing(viewer, code, version),
);

export const planListingStage = action("listing.advance", planStageInput, stages.planListingStage);

export const advanceListing = action("listing.advance", advanceInput, stages.advanceListing);

export const setBackListing = action("listing.advance", setBackInput, stages.setBackListing);

export const setAsideListing = action("listing.setAside", setAsideInput, sides.setAsideListing);

export const resumeListing = action("listing.setAside", resumeInput, sides.resumeListing);

export const switchBoard = action("listing.setAside", switchInput, sides.switchBoard);

export const engageIntermediary = action("listing.engage", engageInput, firms.engageIntermediary);

export const reviseIntermediary = action("listing.engage", reviseIntermediaryInput, firms.reviseIntermediary);

export const removeIntermediary = action("listing.engage", partInput, firms.removeIntermediary);

export const raiseObstacle = action("listing.raiseObstacle", raiseObstacleInput, obstacles.raiseObstacle);

export const reviseObstacle = action("listing.raiseObstacle", reviseObstacleInput, obstacles.reviseObstacle);

export const closeObstacle = action("listing.closeObstacle", closeObstacleInput, obstacles.closeObstacle);

export const reopenObstacle = action("listing.closeObstacle", partInput, obstacles.reopenObstacle);

export const reportYear = action("listing.reportYear", reportYearInput, years.reportYear);

export const answerCondition = action("listing.answer", answerInput, answer);

export const keepCheck = action("listing.check", keepCheckInput, checks.keepCheck);

export const logListed = action(
  "listed.log",
  z.strictObject({ key: formKey, listed: listedInput }),
  (viewer, { key, listed }) => listedCommands.logListed(viewer, listed, { once: key }),
);

export const reviseListed = action(
  "listed.revise",
  z.strictObject({ ...target, listed: listedInput }),
  listedCommands.reviseListed,
);

export const removeListed = action("listed.remove", z.strictObject(target), (viewer, { code, version }) =>
  listedCommands.removeListed(viewer, code, version),
);
