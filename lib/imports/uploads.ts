import "server-only";
import { startRun } from "./commands";

/** The door for the route that takes files; everything else goes through actions.ts. */
export { startRun };
