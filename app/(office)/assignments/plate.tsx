import { cx } from "@/app/ui/class-names";
import { type Plate, plateNames, plateShapes } from "@/lib/assignments/rules";

const looks: Readonly<Record<Plate, string>> = {
  none: "text-muted",
  blue: "text-primary",
  yellow: "text-warn",
  red: "text-danger",
  waiting: "text-warn",
  done: "text-good",
  late: "text-muted",
  withdrawn: "text-muted",
};

/** 蓝 ◆ 黄 ▲ 红 ■: shape, word and colour, so that none of them carries the meaning alone. */
export function PlateMark({ plate, left }: { plate: Plate; left?: string | null }) {
  return (
    <span className={cx("inline-flex items-center gap-1 whitespace-nowrap", looks[plate])}>
      <span aria-hidden="true" className="text-[0.9em] leading-none">
        {plateShapes[plate]}
      </span>
      {plateNames[plate]}
      {left && <span>（{left}）</span>}
    </span>
  );
}
