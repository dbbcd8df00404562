import { ActButton } from "@/app/(office)/admin/act-button";
import { SessionsTable } from "@/app/(office)/admin/sessions-table";
import { Card } from "@/app/ui/card";
import { endSessionsOfPerson } from "@/lib/people/actions";
import type { OpenSession, Person } from "@/lib/people/queries";

export type SessionsCardProps = { person: Person; sessions: readonly OpenSession[]; mayEnd: boolean };

export function SessionsCard({ person, sessions, mayEnd }: SessionsCardProps) {
  const { account, name } = person;
  const all = mayEnd && sessions.length > 0 && (
    <ActButton
      size="small"
      action={endSessionsOfPerson}
      input={{ account, id: null }}
      label="结束全部"
      done={`已结束 ${name} 的全部登录`}
      ask={{ title: "结束全部登录", text: `${name} 的 ${sessions.length} 个登录马上结束，须重新登录。` }}
    />
  );
  return (
    <Card title="正在使用的登录" extra={all} flush={sessions.length > 0}>
      <SessionsTable
        sessions={sessions}
        end={({ id }) =>
          mayEnd && (
            <ActButton
              size="small"
              look="quiet"
              action={endSessionsOfPerson}
              input={{ account, id }}
              label="结束"
              done="已结束这个登录"
            />
          )
        }
      />
    </Card>
  );
}
