import { hostname } from "node:os";
import { expect, test } from "vitest";
import {
  listeningPlace,
  parseEnvironment,
  requireServerSettings,
  requireSoundSettings,
} from "./environment.mjs";

const sound = {
  DATABASE_URL: "postgres://wulian:pw@db:5432/wulian",
  AUTH_SECRET: "q7Zt1vXo9LrNfYw3KbGd5HsMjAeUcRiP",
  APP_URL: "https://wulian.example.gov.cn",
};

test("an .env file is read line by line, quotes and comments aside", () => {
  const text = `# 设置\nPORT=3100\nexport APP_URL="http://a b"\nEMPTY=\nURL=postgres://u:p#1@h/db\nHOST=x # 说明\nnot a line`;
  expect(parseEnvironment(text)).toEqual({
    PORT: "3100",
    APP_URL: "http://a b",
    EMPTY: "",
    URL: "postgres://u:p#1@h/db",
    HOST: "x",
  });
});

test("a server with sound settings may start", () => {
  expect(() => requireServerSettings(sound)).not.toThrow();
});

test("everything that is missing is named at once", () => {
  const start = () => requireServerSettings({ DATABASE_URL: sound.DATABASE_URL });
  expect(start).toThrow(/AUTH_SECRET[\s\S]*APP_URL/);
});

test.each([
  ["AUTH_SECRET", "short"],
  ["AUTH_SECRET", "replace_me_replace_me_replace_me_replace_me"],
  ["AUTH_SECRET", "changeme-changeme-changeme-changeme"],
  ["AUTH_SECRET", "secretsecretsecretsecretsecretsecret"],
  ["AUTH_SECRET", "0".repeat(64)],
  ["APP_URL", "localhost:3000"],
  ["APP_URL", "ftp://wulian.example.gov.cn"],
  ["DATABASE_URL", "mysql://wulian:pw@db/wulian"],
])("a server is not started with %s=%s", (name, value) => {
  expect(() => requireServerSettings({ ...sound, [name]: value })).toThrow(name);
});

test("our own database needs no settings, yet refuses a weak secret", () => {
  expect(() => requireSoundSettings({})).not.toThrow();
  expect(() => requireSoundSettings({ AUTH_SECRET: "secret" })).toThrow("AUTH_SECRET");
});

test("the machine's name in HOSTNAME is not taken for an address to listen on", () => {
  expect(listeningPlace({ HOSTNAME: hostname() })).toEqual({
    port: 3000,
    host: "0.0.0.0",
    local: "127.0.0.1",
  });
  expect(listeningPlace({ HOSTNAME: "127.0.0.1", PORT: "8080" })).toMatchObject({
    port: 8080,
    host: "127.0.0.1",
  });
  expect(() => listeningPlace({ PORT: "99999" })).toThrow("PORT");
});
