import { Badge } from "@/app/ui/badge";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { can, type Viewer } from "@/lib/auth/viewer";
import { type MeetingPaper, papersOf } from "@/lib/reviews/decided";
import type { MinutesWords } from "@/lib/reviews/input";
import type { Review } from "@/lib/reviews/reach";
import { lengthOf, longestMessage, type PaperKind, paperKinds } from "@/lib/reviews/rules";
import { DraftAll, DraftPaper, EditMessage, EditMinutes, SignPaper } from "./paper-acts";

const order: readonly PaperKind[] = ["minutes", "message", "deck", "data"];
const about: Readonly<Record<PaperKind, string>> = {
  minutes: "Word，公文格式；由议定事项汇总成稿，可修改",
  message: `不超过 ${longestMessage} 字，急件在前`,
  deck: "PowerPoint，图表可编辑；备注里写明问题和请求",
  data: "Excel，会上看到的全部数据和校验值",
};

/** What a meeting leaves behind: four papers, edition after edition, signed by somebody else than the drafter. */
export async function PaperTab({ viewer, review }: { viewer: Viewer; review: Review }) {
  const papers = await papersOf(viewer, review);
  const mayDraft = can(viewer, "review.draft");
  const closed = review.state === "closed";
  return (
    <div className="space-y-4">
      {mayDraft && closed && (
        <div className="flex flex-wrap items-center gap-3">
          <DraftAll code={review.code} />
          <span className="text-sm text-muted">
            纪要、短信、幻灯和数据一次生成，再按需修改；每次生成都是新的一版
          </span>
        </div>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        {order.map((kind) => (
          <Card
            key={kind}
            title={paperKinds[kind]}
            extra={mayDraft && mayMake(kind, review.state) && <DraftPaper code={review.code} kind={kind} />}
          >
            <p className="mb-3 text-sm text-muted">{about[kind]}</p>
            <Editions
              viewer={viewer}
              review={review}
              kind={kind}
              papers={papers.filter((paper) => paper.kind === kind)}
            />
          </Card>
        ))}
      </div>
    </div>
  );
}

const mayMake = (kind: PaperKind, state: string) =>
  kind === "deck" || kind === "data" ? state !== "draft" : state === "closed";

type EditionsProps = { viewer: Viewer; review: Review; kind: PaperKind; papers: readonly MeetingPaper[] };

function Editions({ viewer, review, kind, papers }: EditionsProps) {
  const [newest] = papers;
  if (!newest) return <p className="text-muted">还没有生成。</p>;
  return (
    <>
      {kind === "message" && <Message text={textOf(newest)} />}
      <ul className="space-y-2">
        {papers.map((paper, i) => (
          <Edition key={paper.id} viewer={viewer} review={review} paper={paper} newest={i === 0} />
        ))}
      </ul>
    </>
  );
}

const textOf = ({ content }: MeetingPaper) => String(content.text ?? "");

function Message({ text }: { text: string }) {
  return (
    <blockquote className="mb-3 rounded bg-subtle p-3">
      {text}
      <span className="block text-xs text-muted">
        {lengthOf(text)} / {longestMessage} 字
      </span>
    </blockquote>
  );
}

type EditionProps = { viewer: Viewer; review: Review; paper: MeetingPaper; newest: boolean };

function Edition({ viewer, review, paper, newest }: EditionProps) {
  const { id, version, kind, edition, by, createdAt, signer, signedAt, fileId, createdBy } = paper;
  const mayEdit = newest && can(viewer, "review.draft") && review.state === "closed";
  const maySign = newest && !signedAt && can(viewer, "review.sign") && createdBy !== viewer.userId;
  return (
    <li className="flex flex-wrap items-center gap-2 border-t border-line pt-2 first:border-0 first:pt-0">
      <span className="font-semibold">第 {edition} 版</span>
      {signedAt ? (
        <Badge tone="good">
          {signer} {signedAt.slice(0, 16)} 签发
        </Badge>
      ) : (
        <Badge>未签发</Badge>
      )}
      <span className="min-w-0 flex-1 text-xs text-muted">
        {by} {createdAt.slice(0, 16)}
      </span>
      {fileId !== null && can(viewer, "review.export") && (
        <LinkButton plain size="small" href={`/exports/reviews?paper=${id}`} download>
          下载
        </LinkButton>
      )}
      {mayEdit && kind === "minutes" && (
        <EditMinutes code={review.code} words={paper.content as unknown as MinutesWords} />
      )}
      {mayEdit && kind === "message" && <EditMessage code={review.code} text={textOf(paper)} />}
      {maySign && <SignPaper code={review.code} id={id} version={version} />}
    </li>
  );
}
