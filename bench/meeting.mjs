import postgres from "postgres";
import { signIn } from "./load.mjs";
import { fact } from "./results.mjs";

const password = "yanshi-wulian";
/** Who see whole meetings. */
const accounts = ["shi", "shi-fu", "lingdao"];

/** Reads one stream of server-sent events and calls back with every word heard. */
async function follow(address, cookie, signal, hear) {
  const response = await fetch(address, { headers: { cookie }, signal });
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      if (value.includes("data: ")) hear(performance.now());
    }
  })().catch(() => undefined);
}

/**
 * So many people follow a running meeting; from the moment a page is turned in the database to the moment each of them has
 * heard of it. The turn is written as another instance would: on a connection of its own, followed by the notification.
 */
export async function pageTurns({ base, databaseUrl, followers = 50, turns = 20 }) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const [meeting] =
    await sql`select id, code, state from reviews where state = 'draft' order by id desc limit 1`;
  await sql`update reviews set state = 'frozen', frozen_at = now() where id = ${meeting.id}`;
  await sql`update reviews set state = 'running', started_at = now() where id = ${meeting.id}`;
  const items =
    await sql`select id from review_items where review_id = ${meeting.id} and project_id is not null`;
  const cookies = await Promise.all(accounts.map((account) => signIn(base, account, password)));
  const gone = new AbortController();
  const heard = Array.from({ length: followers }, () => []);
  const address = `${base}/reviews/${meeting.code}/live`;
  const readers = Array.from({ length: followers }, (_, i) => {
    const cookie = cookies[i % cookies.length];
    return follow(address, cookie, gone.signal, (at) => heard[i].push(at));
  });
  await Promise.all(readers);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const [{ id: userId }] = await sql`select id from users where account = 'shi'`;
  const delays = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const itemId = items[turn % items.length].id;
    for (const times of heard) times.length = 0;
    const began = performance.now();
    await sql.begin(async (tx) => {
      await tx`insert into review_turns (review_id, item_id, by_user_id) values (${meeting.id}, ${itemId}, ${userId})`;
      await tx`select pg_notify('wulian_reviews', ${JSON.stringify({ review: Number(meeting.id), what: "turn" })})`;
    });
    const until = performance.now() + 5000;
    while (heard.some((times) => times.length === 0) && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 2));
    delays.push(...heard.map(([at]) => (at ?? Number.POSITIVE_INFINITY) - began));
  }
  const [{ n: connections }] =
    await sql`select count(*)::int as n from pg_stat_activity where application_name = 'wulian-listen'`;
  gone.abort();
  await sql.end({ timeout: 5 });
  delays.sort((a, b) => a - b);
  const at = (share) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))];
  return { p50: at(0.5), p95: at(0.95), most: delays.at(-1), connections };
}

/** One line of the table. */
export async function following(base, databaseUrl) {
  const { p95, most, connections } = await pageTurns({ base, databaseUrl });
  fact(
    "调度会翻页到 50 人屏幕 p95",
    p95,
    `ms（最慢 ${Math.round(most)} ms，监听连接 ${connections}）`,
    "≤ 1000 ms",
  );
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [, , base, databaseUrl] = process.argv;
  console.log(await pageTurns({ base, databaseUrl }));
  process.exit(0);
}
