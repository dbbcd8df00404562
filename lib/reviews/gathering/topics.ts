import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today, yearOf } from "@/lib/date/day";
import { leverageOf, newInvestmentRule, newInvestments } from "@/lib/funds/figures";
import { inReview, listedAsOf, newlyListed, tutoringFiled } from "@/lib/listings/figures";
import { showYi } from "@/lib/money/yuan";
import type { TopicFigures } from "@/lib/reviews/figures";
import type { Topic } from "@/lib/reviews/rules";
import { wholeFigures } from "./whole";

const nothing: TopicFigures = { facts: [], heads: [], rows: [] };

type Gather = (viewer: Viewer, period: { from: Day; to: Day }) => Promise<TopicFigures>;

/** Newly invested and drawn in this year, by money paid; each reading of the leverage under its own label. */
const funds: Gather = async (viewer, period) => {
  const [invested, leverage] = await Promise.all([
    newInvestments(viewer, period, "paid"),
    leverageOf(viewer, period, "paid"),
  ]);
  return {
    facts: [
      { label: "本年新增投资项目", value: `${invested.count} 个`, note: "打款口径，按被投企业计" },
      { label: "本年新增投资", value: `${showYi(invested.yuan)} 亿元`, note: unknownNote(invested.unknown) },
      {
        label: "撬动到位资本",
        value: `${showYi(leverage.leveraged)} 亿元`,
        note: unknownNote(leverage.unknown),
      },
    ],
    heads: ["撬动倍数的算法", "倍数"],
    rows: leverage.readings.map(({ label, ratio }) => ({
      title: label,
      cells: [ratio === null ? "—" : `${ratio.toFixed(2)} 倍`],
    })),
    note: newInvestmentRule,
  };
};

const listings: Gather = async (viewer, { from, to }) => {
  const [listed, added, review, tutoring] = await Promise.all([
    listedAsOf(viewer, to),
    newlyListed(viewer, from, to),
    inReview(viewer),
    tutoringFiled(viewer),
  ]);
  return {
    facts: [
      { label: "上市公司", value: `${listed.standing} 家`, note: `历年累计 ${listed.ever} 家` },
      { label: "本年新增上市", value: `${added.length} 家` },
      { label: "在审", value: `${review} 家` },
      { label: "辅导备案", value: `${tutoring} 家` },
    ],
    heads: ["本年新增", "上市日"],
    rows: added.map(({ companyName, listedOn }) => ({ title: companyName, cells: [listedOn] })),
    note: "在审：交易所已受理、尚未注册；中止仍算在审，撤回和终止不算",
  };
};

const city: Gather = async (viewer, { to }) => {
  const { facts, definition } = await wholeFigures(viewer, to);
  return { ...nothing, facts, note: definition };
};

const gatherers: Partial<Record<Topic, Gather>> = { funds, listings, city };

/** What a topic's page shows beside its words; a topic without figures of its own has none. */
export function topicFigures(
  viewer: Viewer,
  topic: string | null,
  now: Day = today(),
): Promise<TopicFigures> {
  const gather = gatherers[topic as Topic];
  return gather ? gather(viewer, { from: `${yearOf(now)}-01-01`, to: now }) : Promise.resolve(nothing);
}

const unknownNote = (unknown: number) => (unknown > 0 ? `${unknown} 笔金额未知，未计入` : undefined);
