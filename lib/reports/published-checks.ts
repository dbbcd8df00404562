import { decimalOf, plus, textOf, trimmed } from "@/lib/money/decimal";
import { publishedFact, publishedWords } from "./published";
import { type FigureUnit, growth, showValue } from "./value";

/** What follows from the published figures by arithmetic alone, worked out here and not copied. */
export type PublishedCheck = { name: string; working: string; result: string; says: string };

const numberOf = (key: string) => Number(publishedFact(key).value);
const words = (key: string) => publishedWords(publishedFact(key));

const divided = (above: string, below: string, unit: FigureUnit, times = 1) =>
  showValue({ number: (numberOf(above) / numberOf(below)) * times }, unit);

/** Exact: 7.7 − 2.5 is 5.2 and not 5.199999. */
function less(from: string, what: string): string {
  const [one, other] = [decimalOf(publishedFact(from).value), decimalOf(`-${publishedFact(what).value}`)];
  return one && other ? textOf(trimmed(plus(one, other))) : "—";
}

const leverage = numberOf("fundLeverage") / numberOf("fundAmount");
const lever = (own: number) => showValue({ number: leverage + own }, "倍");

export const publishedChecks: readonly PublishedCheck[] = [
  {
    name: "单项目平均投资",
    working: `${words("fundAmount")} ÷ ${words("fundCount")}`,
    result: `${divided("fundAmount", "fundCount", "亿元/个", 100_000_000)} 亿元/个`,
    says: "由公布数推算",
  },
  {
    name: "撬动倍数，按公布数",
    working: `${words("fundLeverage")} ÷ ${words("fundAmount")}`,
    result: `${lever(0)} 倍`,
    says: "原文没有说明撬动额是否含基金自身出资，所以三个口径并列，不单独引用一个",
  },
  {
    name: "撬动倍数，若撬动额含基金自身出资、将其剔除",
    working: `（${words("fundLeverage")} − ${words("fundAmount")}）÷ ${words("fundAmount")}`,
    result: `${lever(-1)} 倍`,
    says: "假设撬动额含自身出资",
  },
  {
    name: "撬动倍数，若撬动额不含基金自身出资、将其加上",
    working: `（${words("fundLeverage")} ＋ ${words("fundAmount")}）÷ ${words("fundAmount")}`,
    result: `${lever(1)} 倍`,
    says: "假设撬动额不含自身出资",
  },
  {
    name: "近3年新增上市公司占比",
    working: `${words("listed11")} ÷ ${words("listed17")}`,
    result: `${divided("listed11", "listed17", "%")}%`,
    says: `此前 ${less("listed17", "listed11")} 家用了 ${words("listed23y")}，总数相符`,
  },
  {
    name: "一道新能源上年同期营业收入",
    working: `${words("dasRev")} ÷（1 ＋ ${words("dasYoy")}）`,
    result: `${showValue({ number: (numberOf("dasRev") / (1 + numberOf("dasYoy") / 100)) * 100_000_000 }, "亿元")} 亿元`,
    says: "由增速倒推",
  },
  {
    name: "全国 GDP 增速",
    working: `${words("gdpQ1q3Yoy")} − ${words("gdpOverNation")}`,
    result: `${less("gdpQ1q3Yoy", "gdpOverNation")}%`,
    says: "两个增速之差用百分点",
  },
  {
    name: "全省 GDP 增速",
    working: `${words("gdpQ1q3Yoy")} − ${words("gdpOverProvince")}`,
    result: `${less("gdpQ1q3Yoy", "gdpOverProvince")}%`,
    says: "两个增速之差用百分点",
  },
];

/** How far two printed values of one thing lie apart. */
const apart = showValue(growth(numberOf("iva80"), numberOf("iva463")), "%");

/** What must not be smoothed over: kept as it was printed, and said. */
export const publishedDoubts: readonly string[] = [
  `规上工业增加值1—10月增速，第${publishedFact("iva463").paragraph}段写 ${words("iva463")}，第${publishedFact("iva80").paragraph}段写 ${words("iva80")}：同一指标、同一时段两个数并存（后者高出前者的 ${apart}%），没有确认之前都保留，不取其一。`,
  `${words("capAgreements")}（大会签约的协议额）、${words("fundAmount")}（今年已投）、${words("fundLeverage")}（撬动）是三种不同的量，不能相加。`,
  `百亿元制造业项目公布${words("tenBillion6")}，原文只点名 1 个（${words("xuyang155")}），其余 ${numberOf("tenBillion6") - 1} 个未点名，这里不补。`,
  "GDP 是前三季度，工业指标多为1—10月：时段不同，不并列比较。",
  "“突破”“余”“超过”是下限，不是准确值，标为“超过”“不少于”。",
];
