import { fileSize } from "@/app/ui/file-size";
import type { Inspection } from "@/lib/imports/inspecting";

/** What was understood of the file: kind, encoding, sheets, where the heading is, what year it speaks of. */
export function FilePart({
  inspection: { kind, encoding, size, notes, sheets },
  mapping,
}: {
  inspection: Inspection;
  /** While columns are being chosen the sheets themselves say where their heading is. */
  mapping: boolean;
}) {
  return (
    <div className="mt-4 space-y-1 text-sm text-muted">
      <p>
        {kind === "xlsx" ? "Excel 工作簿" : `CSV，${encoding ?? ""}`}，{fileSize(size)}，{sheets.length}{" "}
        张工作表
      </p>
      <ul>
        {sheets.map(({ name, rows, hiddenRows, headerRows, yearHint, asOf, moneyUnit }) => (
          <li key={name}>
            {[
              mapping ? `“${name}”` : `“${name}”：${rows} 行数据`,
              !mapping && (headerRows.length > 0 ? `表头在第 ${headerRows.join("、")} 行` : "没有表头"),
              hiddenRows > 0 && `其中 ${hiddenRows} 行是隐藏的，照样导入`,
              moneyUnit && `金额单位 ${moneyUnit}`,
              yearHint && `没有写年份的日期按 ${yearHint} 年`,
              asOf && `截至 ${asOf}`,
            ]
              .filter(Boolean)
              .join("，")}
          </li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note} className="text-warn">
          {note}
        </p>
      ))}
    </div>
  );
}
