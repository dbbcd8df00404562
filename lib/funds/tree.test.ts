import { describe, expect, test } from "vitest";
import { viewerOf } from "@/lib/demo/builders";
import { aCommitment, aDeal, aFlow, aFund, fundOfficer } from "@/lib/demo/fund-builders";
import { accountOf } from "./account";
import { type FundNode, fundTree } from "./tree";

const wan = 10_000;

const nodeIn = (nodes: FundNode[], id: number): FundNode | undefined =>
  nodes.map((node) => (node.fund.id === id ? node : nodeIn(node.children, id))).find(Boolean);

async function family() {
  const mother = await aFund({ layer: "mother" });
  const sub = await aFund({ parent: mother });
  const public_ = await aCommitment(mother, { committed: "10000" });
  const inner = await aCommitment(sub, { from: mother, kind: "government", committed: "4000" });
  const social = await aCommitment(sub, { kind: "social", committed: "6000" });
  await aFlow(mother, { kind: "contribution", day: "2024-01-10", money: "8000", commitmentId: public_ });
  await aFlow(sub, { kind: "contribution", day: "2024-02-10", money: "4000", commitmentId: inner });
  await aFlow(sub, { kind: "contribution", day: "2024-02-11", money: "6000", commitmentId: social });
  return { mother, sub, inner };
}

describe("the tree of funds", () => {
  test("counts what the mother promises a sub-fund once in the subtotal, and in the sub-fund's own row", async () => {
    const { mother, sub } = await family();
    const { roots } = await fundTree(await fundOfficer(), "2026-01-01");
    const top = nodeIn(roots, mother.id);
    expect(top?.own).toMatchObject({ committed: 10_000 * wan, paidIn: 8_000 * wan });
    expect(nodeIn(roots, sub.id)?.own).toMatchObject({ committed: 10_000 * wan, paidIn: 10_000 * wan });
    expect(top?.all).toMatchObject({ committed: 16_000 * wan, paidIn: 14_000 * wan });
  });

  test("shows nothing that came after the day asked for", async () => {
    const { mother } = await family();
    const { roots } = await fundTree(await fundOfficer(), "2024-02-10");
    expect(nodeIn(roots, mother.id)?.all.paidIn).toBe(8_000 * wan);
  });

  test("adds what the deals below were paid, once", async () => {
    const { mother, sub } = await family();
    await aDeal({ fund: mother, paid: [["2024-05-01", "1000"]] });
    await aDeal({ fund: sub, paid: [["2024-06-01", "2000"]] });
    const { roots } = await fundTree(await fundOfficer(), "2026-01-01");
    expect(nodeIn(roots, mother.id)?.all).toMatchObject({ invested: 3_000 * wan, deals: 2 });
    expect(nodeIn(roots, mother.id)?.own).toMatchObject({ invested: 1_000 * wan, deals: 1 });
  });

  test("a county sees the funds of its own unit and no other", async () => {
    const own = await aFund({ unit: "330825" });
    const { mother } = await family();
    const { roots } = await fundTree(await viewerOf({ unit: "330825" }), "2026-01-01");
    expect(nodeIn(roots, own.id)).toBeDefined();
    expect(nodeIn(roots, mother.id)).toBeUndefined();
  });
});

test("a mother fund's account mirrors what the sub-fund recorded, and its balance runs on", async () => {
  const { mother, sub, inner } = await family();
  await aFlow(sub, { kind: "distribution", day: "2025-03-01", money: "500", commitmentId: inner });
  const lines = await accountOf(await fundOfficer(), mother);
  expect(lines.map(({ signed }) => signed / wan)).toEqual([8_000, -4_000, 500]);
  expect(lines.map(({ balance }) => balance / wan)).toEqual([8_000, 4_000, 4_500]);
  expect(lines[1]?.mirrorOf?.code).toBe(sub.code);
  expect(await accountOf(await viewerOf(), mother)).toEqual([]);
});
