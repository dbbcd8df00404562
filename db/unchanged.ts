import "server-only";
import { sql } from "drizzle-orm";
import { cache } from "react";
import { db } from "./client";

type Wording = { sql: string; params: unknown[] };

/** A query of drizzle's, built or written out, that has not been asked yet. */
type Query<Rows> = PromiseLike<Rows> & ({ toSQL: () => Wording } | { getQuery: () => Wording });

/** So many answers are kept; the one longest unasked goes first. */
const keptAnswers = 2_000;

type Answer = { moment: string; rows: Promise<unknown> };
const answers = new Map<string, Answer>();

/**
 * Counts, sums and small lists, asked again only when somebody has written something: two equal snapshots of
 * PostgreSQL see the very same rows, in whatever instance, so an answer of the one is right for the other to the last
 * write. The question may ask for today, not for the moment. Callers share the rows and must not change them.
 */
export async function unchanged<Rows>(query: Query<Rows>): Promise<Rows> {
  const { sql: text, params } = "toSQL" in query ? query.toSQL() : query.getQuery();
  const question = JSON.stringify([text, params]);
  const moment = momentOfPage().moment ?? (await momentOfData());
  const known = answers.get(question);
  answers.delete(question);
  const answer = known?.moment === moment ? known : { moment, rows: asked(question, query) };
  answers.set(question, answer);
  const [oldest] = answers.keys();
  if (answers.size > keptAnswers && oldest !== undefined) answers.delete(oldest);
  return answer.rows as Promise<Rows>;
}

/** What fails is not kept. */
async function asked<Rows>(question: string, query: Query<Rows>): Promise<Rows> {
  try {
    return await query;
  } catch (error) {
    answers.delete(question);
    throw error;
  }
}

/** Which snapshot the database shows just now, on which day. */
export const momentNow = sql<string>`pg_current_snapshot()::text || ' ' || current_date`;

/**
 * A page shows what there was when it was asked for: the statement that finds out who asks brings the moment along.
 * Outside the drawing of a page nothing is shared here, and each question asks for its own moment.
 */
export const momentOfPage = cache((): { moment: string | null } => ({ moment: null }));

let asking: Promise<string> | null = null;

/** Whoever asks before the question has been sent shares its answer: nothing they wrote can be younger. */
function momentOfData(): Promise<string> {
  asking ??= new Promise((resolve) => setImmediate(resolve)).then(() => {
    asking = null;
    return askForMoment();
  });
  return asking;
}

async function askForMoment(): Promise<string> {
  const [found] = await db.execute<{ moment: string }>(sql`select ${momentNow} as moment`);
  return found?.moment ?? "";
}
