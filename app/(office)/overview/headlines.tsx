import { StatCard } from "@/app/ui/stat-card";
import type { Headline } from "@/lib/reports/headline";

/** The leader's figures side by side, each opening its rows. */
export function Headlines({ figures }: { figures: readonly Headline[] }) {
  if (figures.length === 0) return null;
  return (
    <section
      aria-label="主要指标"
      className="grid items-stretch gap-3 md:grid-cols-2 print:grid-cols-3 xl:grid-flow-col xl:grid-cols-none xl:auto-cols-fr"
    >
      {figures.map(({ label, value, unit, notes, href }) => (
        <div key={label} className="grid">
          <StatCard
            label={label}
            value={value}
            unit={unit}
            href={href}
            note={notes.map((note) => (
              <span key={note} className="block">
                {note}
              </span>
            ))}
          />
        </div>
      ))}
    </section>
  );
}
