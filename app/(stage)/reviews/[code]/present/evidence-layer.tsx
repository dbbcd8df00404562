"use client";

import { useState } from "react";
import { StageLayer } from "./layer";
import type { Page } from "./meeting";

/** The papers of the project on the screen, looked at without leaving the stage. */
export function EvidenceLayer({ page, onClose }: { page: Page | undefined; onClose: () => void }) {
  const [shown, setShown] = useState<string | null>(null);
  const figures = page?.kind === "item" ? page.item.figures : null;
  const papers = figures && figures.kind !== "topic" ? (figures.project?.papers ?? []) : [];
  const looked = papers.find(({ key }) => key === shown);
  return (
    <StageLayer title="佐证材料" wide onClose={onClose}>
      {papers.length === 0 && <p>这一项没有佐证材料</p>}
      <ul className="stage-found">
        {papers.map(({ key, name, kind, datedOn, type }) => (
          <li key={key}>
            {isShown(type) ? (
              <button type="button" aria-pressed={key === shown} onClick={() => setShown(key)}>
                <b>{kind}</b> {name} <span className="stage-muted">{datedOn}</span>
              </button>
            ) : (
              <a href={`/api/files/${key}`}>
                <b>{kind}</b> {name} <span className="stage-muted">{datedOn}，下载查看</span>
              </a>
            )}
          </li>
        ))}
      </ul>
      {looked && (
        <Sheet name={looked.name} type={looked.type} address={`/api/files/${looked.key}?preview=1`} />
      )}
    </StageLayer>
  );
}

const isShown = (type: string) => type.startsWith("image/") || type === "application/pdf";

function Sheet({ name, type, address }: { name: string; type: string; address: string }) {
  if (type.startsWith("image/")) return <img className="stage-sheet" src={address} alt={name} />;
  return <iframe className="stage-sheet" src={address} title={name} />;
}
