import { Timeline } from "@/app/ui/timeline";
import type { AssignmentView } from "@/lib/assignments/queries";
import { isPreviewed } from "@/lib/files/kinds";

const tones = {
  assigned: "primary",
  replied: "primary",
  closed: "good",
  granted: "good",
  returned: "danger",
  refused: "danger",
  withdrawn: "danger",
  askedExtension: "warn",
} as const;

/** Everything said and done, in order, with the papers of each entry. */
export function Thread({ entries }: { entries: AssignmentView["thread"] }) {
  return (
    <Timeline
      label="办理经过"
      entries={entries.map(({ id, kind, title, body, at, who, unit, papers }) => ({
        id: String(id),
        when: at.slice(0, 16),
        who: `${unit} ${who}`,
        title,
        tone: tones[kind as keyof typeof tones] ?? "neutral",
        body: (body || papers.length > 0) && (
          <>
            {body}
            {papers.map((paper) => (
              <a
                key={paper.key}
                href={`/api/files/${paper.key}${isPreviewed(paper.type) ? "?preview" : ""}`}
                target="_blank"
                rel="noopener noreferrer"
                className="block text-primary hover:underline"
              >
                {paper.name}
              </a>
            ))}
          </>
        ),
      }))}
    />
  );
}
