import { Badge } from "@/app/ui/badge";
import type { Person } from "@/lib/people/queries";

/** In what state an account is. */
export function PersonMarks({ person }: { person: Person }) {
  if (person.disabledAt) return <Badge tone="danger">已停用</Badge>;
  return (
    <span className="inline-flex gap-1">
      <Badge tone="good">在用</Badge>
      {person.mustChangePassword && <Badge tone="warn">未改初始密码</Badge>}
    </span>
  );
}
