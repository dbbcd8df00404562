import { Anchor } from "@/app/ui/link";
import { ProgressBar } from "@/app/ui/progress-bar";
import type { MonthlyAsk, UnitTally } from "@/lib/projects/progress-queries";
import { addressOf } from "./address";

/** Who has said something about the month and who has not; each opens the projects still missing. */
export function WhoReported({ ask, tally }: { ask: MonthlyAsk; tally: UnitTally[] }) {
  const [only, ...others] = tally;
  if (!only) return null;
  if (others.length === 0) return <OneUnit ask={ask} unit={only} />;
  return (
    <section aria-label="填报情况" className="mb-3 rounded-lg border border-line bg-bg px-4 py-3">
      <ul className="grid gap-x-6 gap-y-2 md:grid-cols-2 xl:grid-cols-4 print:grid-cols-5">
        {tally.map((unit) => (
          <li key={unit.code}>
            <UnitBar ask={ask} unit={unit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function UnitBar({ ask, unit }: { ask: MonthlyAsk; unit: UnitTally }) {
  const { code, name, due, reported, unchanged, late } = unit;
  const missing = due - reported;
  return (
    <>
      <Anchor
        href={addressOf(ask, { unit: code, show: missing > 0 ? "missing" : "all", after: null })}
        className="block rounded px-1 py-0.5 hover:bg-hover"
        title={`${name}：应报 ${due} 个，已报 ${reported} 个，其中无变化 ${unchanged} 个、迟报 ${late} 个，未报 ${missing} 个`}
      >
        <span className="flex items-baseline justify-between gap-2">
          <span>{name}</span>
          <span className="text-xs text-muted">
            {missing > 0 ? `未报 ${missing}` : "已报齐"}
            {unchanged > 0 && `，无变化 ${unchanged}`}
          </span>
        </span>
        <ProgressBar
          label={name}
          share={due === 0 ? null : reported / due}
          text={`${reported}/${due}`}
          tone={missing > 0 ? "primary" : "good"}
        />
      </Anchor>
      {late > 0 && (
        <Anchor
          href={addressOf(ask, { unit: code, show: "late", after: null })}
          className="px-1 text-xs text-warn hover:underline"
        >
          迟报 {late} 个
        </Anchor>
      )}
    </>
  );
}

function OneUnit({ ask, unit }: { ask: MonthlyAsk; unit: UnitTally }) {
  const { name, due, reported, unchanged, late } = unit;
  return (
    <p className="mb-3 flex flex-wrap items-baseline gap-x-3 text-sm">
      <span>
        {name}应报 {due} 个，已报 {reported} 个（其中无变化 {unchanged} 个）
      </span>
      {reported < due ? (
        <Anchor
          href={addressOf(ask, { show: "missing", after: null })}
          className="font-semibold text-warn hover:underline"
        >
          未报 {due - reported} 个
        </Anchor>
      ) : (
        <span className="text-good">已报齐</span>
      )}
      {late > 0 && (
        <Anchor href={addressOf(ask, { show: "late", after: null })} className="text-warn hover:underline">
          迟报 {late} 个
        </Anchor>
      )}
    </p>
  );
}
