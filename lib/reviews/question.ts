/** Words a question can be made of, each with the filter of the project ledger it stands for. */
export type Vocabulary = readonly { word: string; filter: string; value: string; said: string }[];

export type Understood = {
  /** The query of the project ledger's own address. */
  query: Record<string, string>;
  /** What was understood, in words, in the order of the question. */
  said: string[];
  /** What stands for no filter and is looked up as text. */
  rest: string;
};

type Names = {
  units: readonly { code: string; name: string }[];
  chains: readonly { code: string; label: string }[];
  stages: readonly { code: string; label: string }[];
};

/** What people say for several stages at once, or for a state of affairs. Longer words come first. */
const sayings: Vocabulary = [
  { word: "签约未开工", filter: "unstarted", value: "1", said: "正式签约未开工" },
  { word: "签约没开工", filter: "unstarted", value: "1", said: "正式签约未开工" },
  { word: "未开工", filter: "unstarted", value: "1", said: "正式签约未开工" },
  { word: "开工未投产", filter: "stage", value: "START,BUILD,DONE", said: "已开工未投产" },
  { word: "在建", filter: "stage", value: "START,BUILD", said: "开工和在建" },
  { word: "在谈", filter: "stage", value: "TALK,REVIEW", said: "在谈和研判" },
  { word: "投产", filter: "stage", value: "PROD,FULL", said: "投产和达产" },
  { word: "签约", filter: "verified", value: "SIGN", said: "正式签约（已认定）" },
  { word: "开工", filter: "verified", value: "START", said: "开工（已认定）" },
  { word: "待认定", filter: "waiting", value: "1", said: "待认定" },
  { word: "被退回", filter: "returned", value: "1", said: "被退回" },
  { word: "停滞", filter: "status", value: "stalled", said: "停滞" },
  { word: "放缓", filter: "status", value: "slow", said: "放缓" },
  { word: "暂缓", filter: "status", value: "paused", said: "暂缓" },
  { word: "终止", filter: "status", value: "ended", said: "终止" },
  { word: "百亿", filter: "total", value: "1000000..", said: "总投资百亿元以上" },
  { word: "亿元以上", filter: "total", value: "10000..", said: "总投资亿元以上" },
  { word: "亿元", filter: "total", value: "10000..", said: "总投资亿元以上" },
  { word: "增资", filter: "build", value: "increase", said: "增资" },
  { word: "技改", filter: "build", value: "upgrade", said: "技改" },
  { word: "外资", filter: "source", value: "abroad,hmt", said: "境外和港澳台来源" },
];

/** Unit, chain and stage by the names they go by, beside the house's own sayings. */
export function vocabularyOf({ units, chains, stages }: Names): Vocabulary {
  return [
    ...sayings,
    ...units.map(({ code, name }) => ({ word: name, filter: "unit", value: code, said: name })),
    ...chains.flatMap(({ code, label }) =>
      shortNames(label).map((word) => ({ word, filter: "chain", value: code, said: label })),
    ),
    ...stages.map(({ code, label }) => ({ word: label, filter: "stage", value: code, said: label })),
  ].sort((a, b) => b.word.length - a.word.length);
}

/** 新材料产业链 is also asked for as 新材料 and 新材料链. */
function shortNames(label: string): string[] {
  const short = label.replace(/(产业链|产业|链)$/, "");
  return [...new Set([label, `${short}产业链`, `${short}链`, short])].filter((name) => name.length >= 2);
}

const aNumber = String.raw`(\d+(?:\.\d+)?)`;
const span = new RegExp(`^${aNumber}(?:亿元?)?[-—~到至]${aNumber}亿元?`);
const least = new RegExp(`^${aNumber}亿元?(?:以上|及以上|\\+)`);
const most = new RegExp(`^${aNumber}亿元?以下`);
const wan = (yi: string) => String(Math.round(Number(yi) * 10_000));

/** An amount at the head of the text, in 万元 as the ledger's own filter has it. */
function amountAt(text: string): { length: number; value: string; said: string } | null {
  const [whole = "", from = "", to = ""] = span.exec(text) ?? [];
  if (whole)
    return { length: whole.length, value: `${wan(from)}..${wan(to)}`, said: `总投资 ${from}—${to} 亿元` };
  const [above = "", lower = ""] = least.exec(text) ?? [];
  if (above) return { length: above.length, value: `${wan(lower)}..`, said: `总投资 ${lower} 亿元以上` };
  const [below = "", upper = ""] = most.exec(text) ?? [];
  if (below) return { length: below.length, value: `..${wan(upper)}`, said: `总投资 ${upper} 亿元以下` };
  return null;
}

const spoken = /^(的|和|与|及|有|有哪些|哪些|哪几个|项目|多少|几个|全部|所有|请|列出|看看|[，,、。？?；;])/;

/**
 * A question as it is called out in a meeting: 新材料 签约未开工, 龙游10亿以上在谈的项目. Read from left to right, the
 * longest word first; several values of one filter mean any of them, different filters mean all of them.
 */
export function understand(question: string, vocabulary: Vocabulary): Understood {
  const chosen = new Map<string, string[]>();
  const said: string[] = [];
  const rest: string[] = [];
  const note = (filter: string, value: string, words: string) => {
    const known = chosen.get(filter) ?? [];
    if (known.includes(value)) return;
    chosen.set(filter, [...known, value]);
    said.push(words);
  };
  for (const part of question.normalize("NFKC").split(/\s+/).filter(Boolean)) {
    let text = part;
    let unknown = "";
    while (text) {
      const amount = amountAt(text);
      const found = vocabulary.find(({ word }) => text.startsWith(word));
      const filler = spoken.exec(text)?.[0];
      if (amount) note("total", amount.value, amount.said);
      else if (found) note(found.filter, found.value, found.said);
      else if (!filler) unknown += text[0];
      text = text.slice(amount?.length ?? found?.word.length ?? filler?.length ?? 1);
    }
    if (unknown) rest.push(unknown);
  }
  return { query: queryOf(chosen, rest), said, rest: rest.join(" ") };
}

/** A range has one value: the last one said. Everything else is any of its values. */
function queryOf(chosen: ReadonlyMap<string, string[]>, rest: readonly string[]): Record<string, string> {
  const query = Object.fromEntries(
    [...chosen].map(([filter, values]) => [
      filter,
      filter === "total"
        ? (values.at(-1) ?? "")
        : [...new Set(values.flatMap((value) => value.split(",")))].join(","),
    ]),
  );
  const open: Record<string, string> = "status" in query ? {} : { status: "open" };
  return { ...query, ...open, ...(rest.length > 0 ? { q: rest.join(" ") } : {}), sort: "-totalInvestment" };
}
