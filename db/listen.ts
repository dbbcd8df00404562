import "server-only";
import postgres from "postgres";

export type Listening = {
  /** Sends a word to whoever listens on the channel, this process among them. */
  tell(payload: string): Promise<void>;
  close(): Promise<void>;
};

/**
 * One connection that waits for notifications on a channel. `ready` is called at the start and after every reconnection:
 * what was said in between was not heard.
 */
export async function listen(
  channel: string,
  { hear, ready }: { hear: (payload: string) => void; ready: () => void },
): Promise<Listening> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL 未设置：请用 npm start 启动");
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 20,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: { application_name: "wulian-listen" },
  });
  await sql.listen(channel, hear, ready);
  return {
    tell: async (payload) => {
      await sql.notify(channel, payload);
    },
    close: () => sql.end({ timeout: 2 }),
  };
}
