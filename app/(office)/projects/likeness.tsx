"use client";

import { useEffect, useState } from "react";
import { useWatch } from "react-hook-form";
import { findLikeProjects } from "@/lib/projects/actions";

type Like = { code: string; name: string; investorNames: string; unit: string };

/** While a name is typed: projects within reach that may be the same one. */
export function Likeness({
  code,
  name = "project.name",
  investor = "investor",
}: {
  code: string | null;
  name?: string;
  investor?: string;
}) {
  const [typedName, typedInvestor] = useWatch({ name: [name, investor] }) as [
    string | undefined,
    string | undefined,
  ];
  const [found, setFound] = useState<Like[]>([]);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const asked = {
        name: typedName ?? "",
        investor: typeof typedInvestor === "string" ? typedInvestor : "",
        code,
      };
      if (asked.name.length < 4 && asked.investor.length < 4) return setFound([]);
      const answer = await findLikeProjects(asked).catch(() => null);
      if (current && answer?.ok) setFound(answer.data);
    }, 500);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typedName, typedInvestor, code]);
  if (found.length === 0) return null;
  return (
    <div role="status" className="rounded bg-warn-tint px-3 py-2 text-sm text-warn md:col-span-2">
      可能已有相同项目，请核对：
      <ul className="list-inside list-disc">
        {found.map((like) => (
          <li key={like.code}>
            <a
              href={`/projects/${like.code}`}
              target="_blank"
              rel="noopener noreferrer"
              className="underline"
            >
              {like.name}
            </a>
            （{like.unit} {like.investorNames}）
          </li>
        ))}
      </ul>
    </div>
  );
}
