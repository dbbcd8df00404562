import { Decimals } from "@/app/ui/decimals";
import { showYi } from "@/lib/money/yuan";
import type { WholeFigures } from "@/lib/reviews/figures";
import { clockAfter } from "@/lib/reviews/rules";
import { formOf, type Meeting } from "./meeting";
import type { Editing } from "./use-deciding";
import { newKey } from "./use-outbox";

/** What the meeting will speak about, and when. */
export function CoverScreen({ meeting, items }: { meeting: Meeting; items: Meeting["items"] }) {
  const { title, heldOn, startsAt, place, chair, frozenAt } = meeting.review;
  let minutes = 0;
  return (
    <article className="stage-item">
      <h1>{title}</h1>
      <p className="stage-line">
        {[`${heldOn} ${startsAt}`, place, chair && `主持 ${chair}`].filter(Boolean).join("，")}
      </p>
      <ol className="stage-agenda" aria-label="议程">
        {items.map((item, i) => {
          const from = clockAfter(startsAt, minutes);
          minutes += item.minutes;
          return (
            <li key={item.id}>
              <span className="stage-muted">{from}</span>
              <b>{i + 1}</b>
              <span className="stage-cut">{item.title}</span>
              <span className="stage-muted">{item.unit}</span>
              <span className="stage-muted">{item.minutes} 分</span>
            </li>
          );
        })}
      </ol>
      <p className="stage-note">数据冻结于 {frozenAt?.slice(0, 16)}</p>
    </article>
  );
}

export function WholeScreen({ whole }: { whole: WholeFigures }) {
  const { facts, units, from, to, definition } = whole;
  const lit = units.some(({ red }) => red !== null);
  return (
    <article className="stage-item">
      <h1>
        全市情况（{from} 至 {to}）
      </h1>
      <dl className="stage-tiles stage-tiles-wide">
        {facts.map(({ label, value, note }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            {note && <dd className="stage-note">{note}</dd>}
          </div>
        ))}
      </dl>
      <table className="stage-table">
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">新签约（个）</th>
            <th scope="col">协议总投资（亿元）</th>
            <th scope="col">开工（个）</th>
            {lit && <th scope="col">红灯</th>}
            {lit && <th scope="col">黄灯</th>}
          </tr>
        </thead>
        <tbody>
          {units.map(({ unit, signed, signedYuan, started, red, yellow }) => (
            <tr key={unit}>
              <th scope="row">{unit}</th>
              <td>{signed}</td>
              <td>
                <Decimals>{showYi(signedYuan)}</Decimals>
              </td>
              <td>{started}</td>
              {lit && <td className={red ? "stage-red" : undefined}>{red ?? "—"}</td>}
              {lit && <td>{yellow ?? "—"}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="stage-note">{definition}</p>
    </article>
  );
}

type EndProps = { resolutions: Meeting["resolutions"]; decide: ((of: Editing) => void) | null };

/** Read aloud before the meeting closes; what is missing stands out and can be filled here. */
export function EndScreen({ resolutions, decide }: EndProps) {
  return (
    <article className="stage-item">
      <h1>议定事项</h1>
      {resolutions.length === 0 && <p className="stage-line">还没有议定事项。</p>}
      <ol className="stage-resolutions">
        {resolutions.map((one) => (
          <li key={one.id}>
            <b>{one.number}</b>
            <span>
              {one.body}
              <span className="stage-muted">
                （{one.ownerUnit ?? <span className="stage-red">责任单位未定</span>}
                {one.department && `，配合 ${one.department}`}，
                {one.dueOn ?? <span className="stage-red">时限未定</span>}）
              </span>
            </span>
            {decide && (
              <button
                type="button"
                aria-label={`修改第 ${one.number} 条`}
                onClick={() =>
                  decide({ key: newKey(), form: formOf(one), of: { id: one.id, version: one.version } })
                }
              >
                修改
              </button>
            )}
          </li>
        ))}
      </ol>
    </article>
  );
}
