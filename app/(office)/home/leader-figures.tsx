import { Headlines } from "@/app/(office)/overview/headlines";
import { Section } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { reportAsk } from "@/lib/reports/ask";
import { headlines } from "@/lib/reports/headline";
import { spanWords } from "@/lib/reports/span";

/** The year so far in five figures, before anything else on a leader's desk. */
export async function LeaderFigures({ viewer }: { viewer: Viewer }) {
  const ask = await reportAsk(viewer, {});
  return (
    <Section
      title={spanWords(ask)}
      extra={
        <>
          <span className="text-muted">截至 {today()}</span>
          <TextLink href="/overview">全市总览</TextLink>
          <TextLink href="/reports/summary">本期汇总</TextLink>
        </>
      }
    >
      <Headlines figures={await headlines(viewer, ask)} />
    </Section>
  );
}
