export type Column = {
  name: string;
  value: number;
  /** Above the column; empty where there is nothing. */
  text: string;
  /** A second number under the name. */
  under?: string;
  href?: string;
};

const width = 560;
const height = 220;
const top = 22;
const bottom = 40;

/** Columns that stand, one for each month or year, the figure above and the name below; each is a link to its rows. */
export function ColumnChart({ label, columns }: { label: string; columns: readonly Column[] }) {
  const most = Math.max(...columns.map(({ value }) => value), 0);
  const step = width / Math.max(1, columns.length);
  const floor = height - bottom;
  const thickness = Math.min(32, step * 0.6);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="mx-auto h-auto w-full max-w-[640px]">
      <title>{label}</title>
      <path d={`M0 ${floor}.5H${width}`} className="stroke-line" />
      {columns.map((column, i) => {
        const high = most > 0 ? (column.value / most) * (floor - top) : 0;
        const middle = i * step + step / 2;
        const drawn = (
          <>
            <rect x={i * step} y="0" width={step} height={height} className="fill-transparent" />
            <rect
              x={middle - thickness / 2}
              y={floor - high}
              width={thickness}
              height={high}
              rx="2"
              className="fill-action"
            />
            <text x={middle} y={floor - high - 6} textAnchor="middle" fontSize="11" className="fill-fg">
              {column.text}
            </text>
            <text x={middle} y={floor + 16} textAnchor="middle" fontSize="12" className="fill-muted">
              {column.name}
            </text>
            <text x={middle} y={floor + 32} textAnchor="middle" fontSize="11" className="fill-muted">
              {column.under}
            </text>
          </>
        );
        return column.href ? (
          <a key={column.name} href={column.href} aria-label={`${column.name} ${column.text}`}>
            {drawn}
          </a>
        ) : (
          <g key={column.name}>{drawn}</g>
        );
      })}
    </svg>
  );
}
