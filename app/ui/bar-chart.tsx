export type Bar = {
  name: string;
  /** How long the bar is beside the others. */
  value: number;
  /** The figure at its end. */
  text: string;
  href?: string;
};

const width = 560;
const nameWidth = 84;
const textWidth = 150;
const line = 28;
const thickness = 16;

/** Bars that lie, the name at the left and the figure at the end; each is a link to its rows. No script, no style attribute. */
export function BarChart({
  label,
  bars,
  centred = false,
}: {
  label: string;
  bars: readonly Bar[];
  centred?: boolean;
}) {
  const most = Math.max(...bars.map(({ value }) => value), 0);
  const room = width - nameWidth - textWidth;
  return (
    <svg viewBox={`0 0 ${width} ${bars.length * line}`} className="mx-auto h-auto w-full max-w-[640px]">
      <title>{label}</title>
      {bars.map((bar, i) => {
        const long = most > 0 ? Math.max(bar.value > 0 ? 2 : 0, (bar.value / most) * room) : 0;
        const from = nameWidth + (centred ? (room - long) / 2 : 0);
        const drawn = (
          <>
            <rect x="0" y={i * line} width={width} height={line} className="fill-transparent" />
            <text x={nameWidth - 10} y={i * line + 18} textAnchor="end" fontSize="13" className="fill-fg">
              {bar.name}
            </text>
            <rect
              x={nameWidth}
              y={i * line + 6}
              width={room}
              height={thickness}
              rx="2"
              className="fill-subtle"
            />
            <rect x={from} y={i * line + 6} width={long} height={thickness} rx="2" className="fill-action" />
            <text x={nameWidth + room + 10} y={i * line + 18} fontSize="13" className="fill-muted">
              {bar.text}
            </text>
          </>
        );
        return bar.href ? (
          <a key={bar.name} href={bar.href} aria-label={`${bar.name} ${bar.text}`}>
            {drawn}
          </a>
        ) : (
          <g key={bar.name}>{drawn}</g>
        );
      })}
    </svg>
  );
}
