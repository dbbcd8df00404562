import { newFormKey } from "@/app/(office)/form/form-key";
import { Card } from "@/app/ui/card";
import type { Viewer } from "@/lib/auth/viewer";
import { commentsOf } from "@/lib/projects/desk-queries";
import type { Project } from "@/lib/projects/queries";
import { PostComment } from "./desk/post-comment";
import { RemoveEntry } from "./desk/remove-entry";

type Props = { viewer: Viewer; project: Project };

/** What people say to each other about the project, in order. */
export async function CommentSection({ viewer, project }: Props) {
  const { entries, mayPost } = await commentsOf(viewer, project);
  return (
    <Card title="讨论">
      <ul className="space-y-3">
        {entries.map(({ id, version, author, at, body, own }) => (
          <li key={id} id={`comment-${id}`}>
            <p className="flex items-center gap-2 text-xs text-muted">
              <span className="font-semibold text-fg">{author}</span>
              {at.slice(0, 16)}
              {own && <RemoveEntry what="comment" code={project.code} id={id} version={version} />}
            </p>
            <p className="whitespace-pre-line break-words">{body}</p>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className="py-2 text-center text-muted">还没有讨论。</p>}
      {mayPost && <PostComment key={entries.length} code={project.code} formKey={newFormKey()} />}
    </Card>
  );
}
