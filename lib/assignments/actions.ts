"use server";

import { action } from "@/lib/auth/action";
import * as commands from "./commands";
import * as extensions from "./extensions";
import * as handling from "./handling";
import {
  assigning,
  closing,
  judging,
  postponing,
  receiving,
  replying,
  reporting,
  returning,
  saying,
  withdrawing,
} from "./input";

export const assign = action("assignment.assign", assigning, async (viewer, { key, assignment }) => {
  const { code } = await commands.assign(viewer, assignment, { once: key });
  return code;
});

export const receive = action("assignment.receive", receiving, handling.receive);

export const report = action("assignment.report", reporting, handling.report);

export const reply = action("assignment.reply", replying, handling.reply);

export const close = action("assignment.close", closing, handling.close);

export const returnReply = action("assignment.return", returning, handling.returnReply);

export const withdraw = action("assignment.withdraw", withdrawing, handling.withdraw);

export const say = action("assignment.say", saying, async (viewer, input) => {
  await handling.say(viewer, input);
});

export const askExtension = action("assignment.askExtension", postponing, extensions.askExtension);

export const judgeExtension = action("assignment.judgeExtension", judging, extensions.judgeExtension);
