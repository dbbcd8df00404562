export type BridgeBar = {
  label: string;
  /** Where the bar begins and ends on the scale. */
  from: number;
  to: number;
  /** As it is written above the bar. */
  text: string;
  tone: "total" | "up" | "down";
};

const [width, height, top, bottom] = [960, 250, 28, 34];
const tones = { total: "text-action", up: "text-good", down: "text-danger" } as const;

/** Small changes to a large stock would not be seen from zero: then the scale begins a little below the lowest level. */
function scaleOf(bars: readonly BridgeBar[]) {
  const levels = bars.flatMap(({ from, to, tone }) => (tone === "total" ? [to] : [from, to]));
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const isCut = low > 0 && high > low && high - low < high / 3;
  const base = isCut ? Math.max(0, low - (high - low || high) / 2) : Math.min(0, low);
  const span = high - base || 1;
  const y = (value: number) => top + (1 - (Math.max(value, base) - base) / span) * (height - top - bottom);
  return { y, base, isCut };
}

/** 期初 to 期末 as steps, drawn on the server. The table beside it says the same, so readers of screens skip this. */
export function BridgeChart({ bars, label }: { bars: readonly BridgeBar[]; label: string }) {
  const { y, base, isCut } = scaleOf(bars);
  const step = width / bars.length;
  const thick = Math.min(64, step * 0.62);
  return (
    <figure className="min-w-0">
      <div className="overflow-x-auto">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={label}
          className="mx-auto block h-auto w-full min-w-[640px] max-w-[1080px]"
        >
          <line
            x1="0"
            x2={width}
            y1={height - bottom}
            y2={height - bottom}
            className="text-line"
            stroke="currentColor"
          />
          {bars.map(({ label: name, from, to, text, tone }, i) => {
            const [high, low] = [Math.max(from, to), tone === "total" ? base : Math.min(from, to)];
            const left = i * step + (step - thick) / 2;
            const next = bars[i + 1];
            return (
              <g key={name}>
                <rect
                  x={left}
                  width={thick}
                  y={y(high)}
                  height={Math.max(y(low) - y(high), 1.5)}
                  rx="2"
                  className={tones[tone]}
                  fill="currentColor"
                />
                {next && (
                  <line
                    x1={left + thick}
                    x2={left + step}
                    y1={y(to)}
                    y2={y(to)}
                    className="text-control"
                    stroke="currentColor"
                    strokeDasharray="3 3"
                  />
                )}
                <text
                  x={left + thick / 2}
                  y={y(high) - 7}
                  textAnchor="middle"
                  fontSize="14"
                  className="text-fg"
                  fill="currentColor"
                >
                  {text}
                </text>
                <text
                  x={left + thick / 2}
                  y={height - 11}
                  textAnchor="middle"
                  fontSize="14"
                  className="text-muted"
                  fill="currentColor"
                >
                  {name}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      {isCut && <figcaption className="mt-1 text-xs text-muted">纵轴不从零开始，只看增减。</figcaption>}
    </figure>
  );
}
