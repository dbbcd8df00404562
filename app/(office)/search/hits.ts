import "server-only";
import { menuOf } from "@/app/(office)/menu";
import { searchesOf } from "@/lib/auth/rate";
import { can, type Viewer } from "@/lib/auth/viewer";
import { findCompanies } from "@/lib/companies/queries";
import { labelsOf } from "@/lib/dictionaries/queries";
import { findDeals, findFunds } from "@/lib/funds/queries";
import { type Layer, layers } from "@/lib/funds/rules";
import { findListings } from "@/lib/listings/queries";
import { findProjects } from "@/lib/projects/search-queries";

export type Hit = { kind: string; title: string; note: string; href: string };

const each = 8;
const longest = 60;

/** Pages by name; projects, companies, funds and investments by anything they can be found by. */
export async function hitsOf(viewer: Viewer, asked: string): Promise<Hit[]> {
  searchesOf.take(viewer.userId);
  const question = asked.trim().slice(0, longest);
  const pages = menuOf(viewer)
    .filter(({ title }) => title.includes(question))
    .map(({ title, href }) => ({ kind: "页面", title, note: "", href }));
  if (!question) return pages;
  const hits = await Promise.all([
    projectHits(viewer, question),
    companyHits(viewer, question),
    fundHits(viewer, question),
    dealHits(viewer, question),
    listingHits(viewer, question),
  ]);
  return [...hits.flat(), ...pages];
}

async function projectHits(viewer: Viewer, question: string) {
  if (!can(viewer, "project.read")) return [];
  const [found, stages] = await Promise.all([findProjects(viewer, question, each), labelsOf("stages")]);
  return found.map(({ code, name, unit, stage }) => ({
    kind: "项目",
    title: name,
    note: `${unit} ${stages.get(stage) ?? ""} ${code}`,
    href: `/projects/${code}`,
  }));
}

async function companyHits(viewer: Viewer, question: string) {
  if (!can(viewer, "company.read")) return [];
  const found = await findCompanies(viewer, question);
  return found.slice(0, each).map(({ code, name, unit }) => ({
    kind: "企业",
    title: name,
    note: `${unit} ${code}`,
    href: `/companies/${code}`,
  }));
}

async function fundHits(viewer: Viewer, question: string) {
  if (!can(viewer, "fund.read")) return [];
  const found = await findFunds(viewer, question, each);
  return found.map(({ code, name, layer }) => ({
    kind: "基金",
    title: name,
    note: `${layers[layer as Layer] ?? ""} ${code}`,
    href: `/funds/${code}`,
  }));
}

async function dealHits(viewer: Viewer, question: string) {
  if (!can(viewer, "deal.read")) return [];
  const [found, stages] = await Promise.all([findDeals(viewer, question, each), labelsOf("dealStages")]);
  return found.map(({ code, company, round, fund, stage }) => ({
    kind: "投资",
    title: `${company} ${round}`,
    note: `${fund} ${stages.get(stage) ?? ""}`,
    href: `/funds/deals/${code}`,
  }));
}

async function listingHits(viewer: Viewer, question: string) {
  if (!can(viewer, "listing.read")) return [];
  const [found, stages] = await Promise.all([
    findListings(viewer, question, each),
    labelsOf("listingStages"),
  ]);
  return found.map(({ code, name, unit, stage }) => ({
    kind: "上市后备",
    title: name,
    note: `${unit} ${stages.get(stage) ?? ""} ${code}`,
    href: `/listings/${code}`,
  }));
}
