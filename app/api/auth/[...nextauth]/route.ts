import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/next-auth";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, context: Context): Promise<Response> {
  const answer: Response = await NextAuth(request as never, context as never, authOptions());
  const { nextauth } = await context.params;
  if (request.method !== "POST" || nextauth[0] !== "signout") return answer;
  // Nothing of this person's stays in the browser: neither stored pages nor what a form kept for itself.
  const left = new Response(answer.body, answer);
  left.headers.set("clear-site-data", '"cache", "storage"');
  return left;
}

export { handler as GET, handler as POST };
