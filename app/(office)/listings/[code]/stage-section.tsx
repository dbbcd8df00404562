import { Card } from "@/app/ui/card";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { boardOptions, type ListingCase, type StageView, sideStatesOf } from "@/lib/listings/queries";
import { type SideKind, sideKinds } from "@/lib/listings/rules";
import { PaperLink } from "./paper-link";
import { StageActions } from "./parts/stage-actions";

type Props = { viewer: Viewer; listing: ListingCase; stages: StageView[] };

/** Every stage with its days and papers, and what happened beside the line. */
export async function StageSection({ viewer, listing, stages }: Props) {
  const mayMove = reaches(viewer, "listing.advance", listing);
  return (
    <div className="space-y-4">
      <Card title="阶段" flush>
        <div className="overflow-x-auto">
          <table className="table w-full min-w-[820px]">
            <caption className="sr-only">各阶段的计划日期、实际日期和佐证材料</caption>
            <thead>
              <tr>
                <th scope="col">阶段</th>
                <th scope="col">进入条件</th>
                <th scope="col">计划</th>
                <th scope="col">实际</th>
                <th scope="col">说明与材料</th>
                {mayMove && <th scope="col">办理</th>}
              </tr>
            </thead>
            <tbody>
              {stages.map((view) => (
                <tr key={view.stage}>
                  <th scope="row" className="whitespace-nowrap font-semibold">
                    {view.label}
                  </th>
                  <td className="max-w-[260px] text-muted">{view.entry}</td>
                  <td className="whitespace-nowrap">{view.plannedOn ?? "—"}</td>
                  <td className="whitespace-nowrap">{view.actualOn ?? "—"}</td>
                  <td className="max-w-[300px]">
                    {view.note && <p className="whitespace-pre-line">{view.note}</p>}
                    <PaperLink file={view.file} />
                  </td>
                  {mayMove && (
                    <td>
                      <StageActions
                        target={{
                          code: listing.code,
                          version: listing.version,
                          name: listing.companyName,
                          stage: listing.stage,
                        }}
                        to={{
                          stage: view.stage,
                          label: view.label,
                          evidence: view.evidence,
                          plannedOn: view.plannedOn,
                          actualOn: view.actualOn,
                          note: view.note,
                        }}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <SideStates listing={listing} />
    </div>
  );
}

async function SideStates({ listing }: { listing: ListingCase }) {
  const [states, boards] = await Promise.all([sideStatesOf(listing), boardOptions()]);
  if (states.length === 0) return null;
  const word = new Map(boards.map(({ value, label }) => [value, label]));
  const boardOf = (code: string | null) => (code ? (word.get(code) ?? code) : "未定");
  return (
    <Card title="中止、撤回与换板" flush>
      <table className="table w-full">
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">起</th>
            <th scope="col">止</th>
            <th scope="col">原因</th>
          </tr>
        </thead>
        <tbody>
          {states.map(({ id, kind, fromDay, toDay, reason, fromBoard, toBoard }) => (
            <tr key={id}>
              <th scope="row" className="whitespace-nowrap font-semibold">
                {sideKinds[kind as SideKind]}
                {kind === "SWITCH" && `：${boardOf(fromBoard)} → ${boardOf(toBoard)}`}
              </th>
              <td className="whitespace-nowrap">{fromDay}</td>
              <td className="whitespace-nowrap">{kind === "SWITCH" ? "" : (toDay ?? "至今")}</td>
              <td className="whitespace-pre-line">{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
