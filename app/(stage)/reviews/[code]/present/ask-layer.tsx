"use client";

import { type FormEvent, useState } from "react";
import { askInMeeting } from "@/lib/reviews/actions";
import type { Asked } from "@/lib/reviews/asking";
import { StageLayer } from "./layer";

/** A leader asks, the list is there: words become filters of the project ledger, within reach. */
export function AskLayer({ onClose }: { onClose: () => void }) {
  const [question, setQuestion] = useState("");
  const [answer, setAnswer] = useState<Asked | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  async function ask(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setFailure(null);
    const found = await askInMeeting({ question }).catch(() => null);
    setPending(false);
    if (found?.ok) return setAnswer(found.data);
    setFailure(found?.message ?? "网络不通，暂时查不了；议程内容不受影响");
  }
  return (
    <StageLayer title="现场提问" wide onClose={onClose}>
      <form onSubmit={ask}>
        <input
          aria-label="问题"
          placeholder="如：新材料 签约未开工；龙游 10亿以上 在谈"
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
          autoComplete="off"
          maxLength={80}
        />
      </form>
      {pending && <p className="stage-muted">正在查</p>}
      {failure && (
        <p role="alert" className="stage-red">
          {failure}
        </p>
      )}
      {answer && !pending && <Answered answer={answer} />}
    </StageLayer>
  );
}

function Answered({ answer }: { answer: Asked }) {
  const { said, rest, total, sums, heads, rows, href } = answer;
  return (
    <>
      <p className="stage-line">
        {said.length > 0 ? said.join("，") : "全部未终止项目"}
        {rest && `，名称含“${rest}”`}：{total} 个
        {sums.map(({ label, value, note }) => `，${label} ${value}${note ? `（${note}）` : ""}`)}
      </p>
      {rows.length === 0 ? (
        <p>没有符合条件的项目</p>
      ) : (
        <div className="stage-scroll">
          <table className="stage-table stage-table-asked">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ code, cells }) => (
                <tr key={code}>
                  {cells.map((cell, i) => (
                    <td key={heads[i]}>{cell ?? "—"}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="stage-note">
        <a href={href} target="_blank" rel="noreferrer">
          在台账中打开{Number(total.replace(/\D/g, "")) > rows.length && `（这里列出前 ${rows.length} 个）`}
        </a>
      </p>
    </>
  );
}
