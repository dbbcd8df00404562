import { CheckForm } from "@/app/(office)/listings/check/check-form";
import { KeepButton } from "@/app/(office)/listings/check/keep-button";
import { VerdictView } from "@/app/(office)/listings/check/verdict-view";
import { Badge } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { isDay, today } from "@/lib/date/day";
import { boardsWithRules, checkCase, checkEveryBoard, keptChecks } from "@/lib/listings/check-queries";
import { boardOptions, type ListingCase } from "@/lib/listings/queries";
import { KeptChecks } from "./kept-checks";

type Props = { viewer: Viewer; listing: ListingCase; query: Record<string, string | undefined> };

/** The case against the rules: every board in a line, one board in full, and the checks kept before. */
export async function CheckSection({ viewer, listing, query }: Props) {
  const [options, known, kept] = await Promise.all([
    boardOptions(),
    boardsWithRules(),
    keptChecks(viewer, listing),
  ]);
  const boards = options
    .filter(({ value }) => known.has(value))
    .map(({ value, label }) => ({ value, label }));
  const wanted = query.board ?? listing.board;
  const board = boards.find(({ value }) => value === wanted)?.value ?? "SSE";
  const boardWord = boards.find(({ value }) => value === board)?.label ?? board;
  const asOf = query.on && isDay(query.on) ? query.on : today();
  const [verdict, all] = await Promise.all([
    checkCase(viewer, listing, { board, asOf }),
    checkEveryBoard(
      viewer,
      listing,
      asOf,
      boards.map(({ value }) => value),
    ),
  ]);
  const path = `/listings/${listing.code}`;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <CheckForm action={path} tab="check" board={board} asOf={asOf} boards={boards} />
        {reaches(viewer, "listing.check", listing) && (
          <KeepButton code={listing.code} board={board} asOf={asOf} boardWord={boardWord} />
        )}
      </div>
      <Card title={`各板块一览（${asOf}）`} flush>
        <table className="table w-full">
          <tbody>
            {all.map(({ board: code, sentence, holding }) => (
              <tr key={code}>
                <th scope="row" className="w-[110px] whitespace-nowrap font-semibold">
                  <TextLink href={`${path}?tab=check&board=${code}&on=${asOf}`}>
                    {boards.find(({ value }) => value === code)?.label}
                  </TextLink>
                </th>
                <td>{sentence}</td>
                <td className="w-[80px]">{holding === "met" && <Badge tone="good">满足</Badge>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <h2 className="text-lg font-semibold">{boardWord}逐项对照</h2>
      <VerdictView verdict={verdict} />
      <KeptChecks code={listing.code} kept={kept} boards={boards} query={query} />
    </div>
  );
}
