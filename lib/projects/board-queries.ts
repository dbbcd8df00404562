import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { projects } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { daysBetween, today } from "@/lib/date/day";
import { optionsOf } from "@/lib/dictionaries/queries";
import { whereOf } from "@/lib/ledger/query";
import type { LedgerSpec } from "@/lib/ledger/spec";
import { type Query, stateOf } from "@/lib/ledger/state";
import { type Amount, showAmount } from "@/lib/money/amount";
import { showYi } from "@/lib/money/yuan";
import { unitNames } from "@/lib/units/queries";
import { projectLedger } from "./ledger";
import { shownOn } from "./lights/colours";
import { readLamp } from "./lights/words";
import { mayOn, projectReach } from "./reach";
import { isStage, type Stage, stages } from "./rules";

export type BoardCard = {
  code: string;
  version: number;
  name: string;
  unit: string;
  /** As stated, with its unit. */
  total: string | null;
  lamp: { tone: "red" | "yellow" | "green" | "grey"; mark: string };
  owner: string | null;
  quietDays: number;
  /** Reported and not yet accepted. */
  waiting: boolean;
  stage: Stage;
  mayAdvance: boolean;
  maySetBack: boolean;
};

export type BoardColumn = {
  stage: Stage;
  title: string;
  count: number;
  sum: string;
  unknown: number;
  cards: BoardCard[];
  next: string | null;
};

const firstCards = 20;
const moreCards = 50;

/** What the board shows unless asked otherwise: projects that are not over. */
const withUsual = (query: Query): Query => ({ ...query, status: query.status ?? "open" });

/** Projects by stage: how many, how much, and the last changed of each stage. The filters are the ledger's own. */
export async function projectBoard(viewer: Viewer, query: Query) {
  const { spec, where } = await askedOf(viewer, query);
  const [words, heads, cards] = await Promise.all([
    optionsOf("stages"),
    headsWhere(where),
    cardsWhere(
      viewer,
      where,
      stages.map((stage) => ({ stage, after: null, size: firstCards })),
    ),
  ]);
  const columns = stages.map((stage): BoardColumn => {
    const head = heads.find((one) => one.stage === stage);
    return {
      stage,
      title: words.find(({ value }) => value === stage)?.label ?? stage,
      count: head?.count ?? 0,
      sum: showYi(head?.yuan ?? 0),
      unknown: head?.unknown ?? 0,
      ...pageOf(cards.get(stage) ?? [], firstCards),
    };
  });
  return { spec, columns };
}

/** The next cards of one column. */
export async function boardCards(viewer: Viewer, stage: string, after: string, query: Query) {
  if (!isStage(stage)) return { cards: [], next: null };
  const { where } = await askedOf(viewer, query);
  const found = await cardsWhere(viewer, where, [{ stage, after, size: moreCards }]);
  return pageOf(found.get(stage) ?? [], moreCards);
}

async function askedOf(viewer: Viewer, query: Query): Promise<{ spec: LedgerSpec; where: SQL }> {
  const spec = await projectLedger();
  const reach = withinReach(viewer, "project.read", projectReach);
  return { spec, where: whereOf(spec, reach, stateOf(spec, withUsual(query))) };
}

/** Phases are cards like others; their money is already in the whole's. */
const headsWhere = (where: SQL) =>
  unchanged(
    db
      .select({
        stage: projects.stage,
        count: sql<number>`count(*)::int`,
        yuan: sql<number>`coalesce(sum(${projects.totalInvestmentYuan}) filter (where ${projects.parentId} is null), 0)`.mapWith(
          Number,
        ),
        unknown: sql<number>`(count(*) filter (where ${projects.parentId} is null and ${projects.totalInvestmentYuan} is null))::int`,
      })
      .from(projects)
      .where(where)
      .groupBy(projects.stage),
  );

type Page = { stage: Stage; after: string | null; size: number };
type Found = { card: BoardCard; key: string };

/** Each column's newest in one statement; keyset, so that the last card costs what the first did. */
async function cardsWhere(viewer: Viewer, where: SQL, pages: Page[]): Promise<ReadonlyMap<Stage, Found[]>> {
  const [first, second, ...others] = pages.map((page) => cardQuery(where, page));
  if (!first) return new Map();
  const rows = second ? await unionAll(first, second, ...others) : await first;
  const units = await unitNames();
  const found = new Map<Stage, Found[]>(pages.map(({ stage }) => [stage, []]));
  for (const { key, unitId, chainCode, movedOn, shown, total, ...row } of rows) {
    const { colour, mark } = readLamp(shown);
    const stage = row.stage as Stage;
    const card: BoardCard = {
      ...row,
      stage,
      unit: units.get(unitId) ?? "",
      total: total === null ? null : statedOf(total as Amount),
      lamp: { tone: colour === "none" ? "grey" : colour, mark },
      quietDays: daysBetween(movedOn, today()),
      mayAdvance: mayOn(viewer, "project.advance", { unitId, chainCode }),
      maySetBack: mayOn(viewer, "project.setBack", { unitId, chainCode }),
    };
    found.get(stage)?.push({ key, card });
  }
  return found;
}

/** 待定 and foreign money carry their own words; what is in 万元 gets its unit. */
function statedOf(amount: Amount): string {
  const shown = showAmount(amount, "万元");
  return /\d$/.test(shown) ? `${shown} 万元` : shown;
}

const keyOf = sql<string>`to_char(${projects.updatedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' ' || ${projects.id}`;

const cardQuery = (where: SQL, { stage, after, size }: Page) =>
  db
    .select({
      code: projects.code,
      version: projects.version,
      name: projects.name,
      unitId: projects.unitId,
      chainCode: projects.chainCode,
      total: projects.totalInvestment,
      owner: projects.owner,
      movedOn: projects.movedOn,
      waiting: sql<boolean>`${projects.stage} <> coalesce(${projects.verifiedStage}, '')`.as("waiting"),
      stage: projects.stage,
      shown: shownOn(today()).as("shown"),
      key: keyOf.as("key"),
    })
    .from(projects)
    .where(and(where, eq(projects.stage, stage), beyond(after)))
    .orderBy(sql`${projects.updatedAt} desc`, sql`${projects.id} desc`)
    .limit(size + 1);

/** The cursor is the last card's moment and id; what is none is the beginning. */
function beyond(after: string | null): SQL | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (\d{1,15})$/.exec(after ?? "") ?? [];
  return at && id
    ? sql`(${projects.updatedAt}, ${projects.id}) < (${at}::timestamptz, ${Number(id)})`
    : undefined;
}

function pageOf(found: readonly Found[], size: number): Pick<BoardColumn, "cards" | "next"> {
  const shown = found.slice(0, size);
  return {
    cards: shown.map(({ card }) => card),
    next: found.length > size ? (shown.at(-1)?.key ?? null) : null,
  };
}
