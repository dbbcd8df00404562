import "server-only";
import type { Transaction } from "@/db/client";
import { asSystem, type Recorder } from "@/lib/audit/change";
import { labelsOf } from "@/lib/dictionaries/queries";
import { gatherCast } from "./story/cast";
import { storeDealPapers } from "./story/deal-papers";
import { storePapers } from "./story/papers";
import type { Chapter } from "./story/plot";
import { changshan } from "./story/projects-changshan";
import { city, zhihui } from "./story/projects-city";
import { jiangshan } from "./story/projects-jiangshan";
import { kaihua } from "./story/projects-kaihua";
import { kecheng } from "./story/projects-kecheng";
import { longyou } from "./story/projects-longyou";
import { ordinaryEast } from "./story/projects-ordinary-east";
import { ordinaryWest } from "./story/projects-ordinary-west";
import { qujiang } from "./story/projects-qujiang";
import { zhizao } from "./story/projects-zhizao";
import { tellAssignments } from "./story/tell-assignments";
import { tellCompanies } from "./story/tell-companies";
import { tellDeals } from "./story/tell-deals";
import { tellDesk } from "./story/tell-desk";
import { tellFunds } from "./story/tell-funds";
import { tellLamps } from "./story/tell-lamps";
import { tellLights } from "./story/tell-lights";
import { tellListings } from "./story/tell-listings";
import { tellMonths } from "./story/tell-months";
import { tellPromises } from "./story/tell-papers";
import { tellPast } from "./story/tell-past";
import { tellProjects } from "./story/tell-projects";
import { tellRoads } from "./story/tell-roads";
import { tellViews } from "./story/tell-views";
import { milesOf } from "./story/told";

/** In official order of the units. */
const chapters: readonly Chapter[] = [
  kecheng,
  qujiang,
  longyou,
  jiangshan,
  changshan,
  kaihua,
  zhizao,
  zhihui,
  city,
  ...ordinaryEast,
  ...ordinaryWest,
];

/**
 * Three years of a bureau that does not exist, counted back from today. All of it or nothing; each chapter leaves its
 * own audit entries and versions.
 */
export async function tellStory(): Promise<void> {
  const [papers, dealPapers, labels] = await Promise.all([
    storePapers(chapters),
    storeDealPapers(),
    labelsOf("stages"),
  ]);
  await asSystem("system.demo", async (tx) => {
    const cast = await chapter(tx, (record) => gatherCast(tx, record));
    const companies = await chapter(tx, (record) => tellCompanies(tx, record, cast, chapters));
    const leads = await chapter(tx, (record) => tellProjects(tx, record, cast, { chapters, companies }));
    const story = await chapter(tx, (record) => tellRoads(tx, record, cast, { story: leads, papers }));
    await chapter(tx, (record) => tellPromises(tx, record, cast, story));
    await chapter(tx, (record) => tellMonths(tx, record, story));
    const miles = milesOf(cast, story);
    await chapter(tx, (record) => tellDesk(tx, record, cast, { story, miles, labels }));
    await chapter(tx, () => tellLights(tx, story));
    await chapter(tx, (record) => tellLamps(tx, record, cast, story));
    await chapter(tx, (record) => tellAssignments(tx, record, cast, story));
    const funds = await chapter(tx, (record) => tellFunds(tx, record, cast));
    const ground = { funds, story, companies, papers: dealPapers };
    await chapter(tx, (record) => tellDeals(tx, record, cast, ground));
    await chapter(tx, (record) => tellListings(tx, record, cast));
    await chapter(tx, (record) => tellViews(tx, record, cast));
    await chapter(tx, () => tellPast(tx, story));
  });
}

const chapter = <T>(tx: Transaction, work: (record: Recorder) => Promise<T>): Promise<T> =>
  asSystem("system.demo", (_, record) => work(record), { tx });
