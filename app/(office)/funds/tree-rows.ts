import type { Viewer } from "@/lib/auth/viewer";
import { holdingsOf } from "@/lib/funds/fund-record";
import type { FundNode, FundTree, Sums } from "@/lib/funds/tree";
import { type Warning, warningsOf } from "@/lib/funds/warnings";
import type { TreeAsk } from "./tree-address";

export type Holding = Awaited<ReturnType<typeof holdingsOf>>[number];

export type TreeRow = {
  key: string;
  level: number;
  warnings: Warning[];
} & (
  | { kind: "fund"; node: FundNode; sums: Sums; isOpen: boolean; canOpen: boolean }
  | { kind: "own"; sums: Sums; name: string }
  | { kind: "deal"; holding: Holding }
);

/** Open unless the address says otherwise: the funds that others hang under. */
const openByDefault = ({ children }: FundNode) => children.length > 0;

export const openCodes = (tree: FundTree, ask: TreeAsk): readonly string[] =>
  ask.open ??
  all(tree.roots)
    .filter(openByDefault)
    .map(({ fund }) => fund.code);

const all = (nodes: FundNode[]): FundNode[] => nodes.flatMap((node) => [node, ...all(node.children)]);

const warned = (node: FundNode, depth: number, asOf: string) =>
  warningsOf(
    {
      overdue: node.own.overdue,
      deals: node.own.deals,
      valuedOn: node.performance.netAssets === null ? null : node.performance.on,
      status: node.fund.status,
      endsOn: node.fund.endsOn,
      depth,
    },
    asOf,
  );

/** The tree as lines: a fund with its subtotal, under an open one its own part, the funds below and its deals. */
export async function treeRows(viewer: Viewer, tree: FundTree, ask: TreeAsk): Promise<TreeRow[]> {
  const open = new Set(openCodes(tree, ask));
  const linesOf = async (node: FundNode, level: number): Promise<TreeRow[]> => {
    const { fund, children, own } = node;
    const isOpen = open.has(fund.code);
    const warnings = warned(node, level, tree.asOf);
    const line: TreeRow = {
      kind: "fund",
      key: fund.code,
      level,
      warnings,
      node,
      sums: node.all,
      isOpen,
      canOpen: children.length > 0 || own.deals > 0,
    };
    const below = isOpen ? await linesBelow(node, level + 1) : [];
    const isShown = !ask.warned || warnings.length > 0 || below.length > 0;
    return isShown ? [line, ...below] : [];
  };
  const linesBelow = async (node: FundNode, level: number): Promise<TreeRow[]> => {
    const own: TreeRow[] =
      node.children.length > 0 && !ask.warned
        ? [
            {
              kind: "own",
              key: `${node.fund.code}-own`,
              level,
              warnings: [],
              sums: node.own,
              name: "其中：本级",
            },
          ]
        : [];
    const children = await Promise.all(node.children.map((child) => linesOf(child, level)));
    const holdings = ask.warned ? [] : await holdingsOf(viewer, node.fund, tree.asOf);
    const deals = holdings
      .filter(({ paidYuan }) => paidYuan > 0)
      .map((holding): TreeRow => ({ kind: "deal", key: holding.code, level, warnings: [], holding }));
    return [...own, ...children.flat(), ...deals];
  };
  return (await Promise.all(tree.roots.map((root) => linesOf(root, 1)))).flat();
}
