import { Button } from "@/app/ui/button";
import type { Several } from "./use-several";

type SeveralBarProps<Row> = {
  several: Several<Row>;
  /** How many could be ticked. */
  of: number;
  /** The verb on the button: 接受, 认定. */
  act: string;
  unit: string;
  onAct: () => void;
};

/** Ticking all, the act on those ticked, and by name what was refused last time. */
export function SeveralBar<Row>({ several, of, act, unit, onAct }: SeveralBarProps<Row>) {
  const { ticked, toggleAll, pending, refused } = several;
  return (
    <>
      <div className="no-print mb-2 flex flex-wrap items-center gap-3">
        <Button size="small" disabled={of === 0} onClick={toggleAll}>
          {ticked.length === of && of > 0 ? "取消全选" : `全选本页 ${of} ${unit}`}
        </Button>
        <Button
          size="small"
          look="primary"
          pending={pending}
          disabledReason={ticked.length === 0 ? `请先勾选要${act}的` : null}
          onClick={onAct}
        >
          {act}所选 {ticked.length} {unit}
        </Button>
      </div>
      {refused.length > 0 && (
        <div role="alert" className="mb-3 rounded border border-danger bg-danger-tint px-4 py-2 text-danger">
          <p className="font-semibold">
            有 {refused.length} {unit}没有{act}，仍然勾选着：
          </p>
          <ul className="list-inside list-disc">
            {refused.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
