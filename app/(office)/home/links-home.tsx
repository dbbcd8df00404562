import { menuOf } from "@/app/(office)/menu";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import type { Viewer } from "@/lib/auth/viewer";
import { listNotices } from "@/lib/projects/desk-queries";
import { dutyBox } from "./duty-box";
import { RegisterDesk, WeekChanges } from "./register-desk";
import { TaskList } from "./task-list";
import { Unread } from "./unread";

/** For those who read no projects: what falls due in their registers, their own tasks and notices. */
export async function LinksHome({ viewer, list }: { viewer: Viewer; list: string | undefined }) {
  const [box, notices] = await Promise.all([
    dutyBox(viewer, list),
    listNotices(viewer, { unreadOnly: true, before: null }),
  ]);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[1fr_380px]">
      <div className="min-w-0 space-y-4">
        <RegisterDesk viewer={viewer} otherwise={<Doors viewer={viewer} />} />
      </div>
      <div className="min-w-0 space-y-4">
        <TaskList viewer={viewer} box={box} />
        <Unread notices={notices.entries} />
        <WeekChanges viewer={viewer} />
      </div>
    </div>
  );
}

/** Where nothing falls due, or nothing can: the way to what the role opens. */
function Doors({ viewer }: { viewer: Viewer }) {
  const entries = menuOf(viewer).filter(({ href }) => href !== "/");
  return (
    <Card title="可以办理">
      {entries.length === 0 ? (
        <Empty title="还没有授权">请联系安全管理员授予角色，之后这里会出现可以办理的事项。</Empty>
      ) : (
        <div className="flex flex-wrap gap-2">
          {entries.map(({ href, title }) => (
            <LinkButton key={href} href={href}>
              {title}
            </LinkButton>
          ))}
        </div>
      )}
    </Card>
  );
}
