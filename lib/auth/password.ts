import "server-only";
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { weakPasswords } from "./weak-passwords";

const cost = { N: 32_768, r: 8, p: 1 } as const;
const bytes = 32;

/** At most two hashes at once: sixteen together stall the thread pool that also serves files and DNS. */
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

type Cost = { N: number; r: number; p: number };

function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  const maxmem = 256 * N * r;
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize("NFKC"), salt, bytes, { N, r, p, maxmem }, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
}

/** `scrypt$N$r$p$salt$key`: the parameters stand beside the hash, so they can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

// A name nobody has costs the same work as a real one.
const nobody = `scrypt$${cost.N}$${cost.r}$${cost.p}$AAAAAAAAAAAAAAAAAAAAAA$${"A".repeat(43)}`;

export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const [, N, r, p, salt, key] = (stored || nobody).split("$");
  const expected = Buffer.from(key ?? "", "base64url");
  const actual = await derive(password, Buffer.from(salt ?? "", "base64url"), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual) && Boolean(stored);
}

/** A first password: long enough, easy to read aloud, without look-alike letters. */
export function randomPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const word = () => [...randomBytes(5)].map((byte) => letters[byte % letters.length]).join("");
  return `${word()}-${word()}-${word()}`;
}

const localWords = ["wulian", "quzhou", "zhaoshang", "五链", "招商", "衢州"];

/** What is wrong with a new password, in words; null when it will do. */
export function passwordFault(password: string, account: string): string | null {
  if (password.length < 10) return "新密码至少 10 个字符，可以是一句容易记住的话";
  if (password.length > 200) return "新密码不能超过 200 个字符";
  const folded = password.toLowerCase();
  if (account && folded.includes(account.toLowerCase())) return "新密码不能包含账号名";
  if (new Set(folded).size < 5) return "新密码重复字符过多，请换一个";
  const stripped = folded.replace(/[\d\W_]+$/u, "");
  if (weakPasswords.has(folded) || weakPasswords.has(stripped) || localWords.includes(stripped)) {
    return "这个密码太常见，容易被猜到，请换一个";
  }
  return null;
}
