import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentViewer } from "@/lib/auth/session";
import { FirstPassword } from "./first-password";

export const metadata: Metadata = { title: "修改初始密码" };

/** A first password is known to whoever gave it out: nothing opens before it is changed. */
export default async function PasswordPage() {
  const viewer = await currentViewer();
  if (!viewer.mustChangePassword) redirect("/me");
  return (
    <main className="sign-in-page">
      <div className="w-full max-w-[400px] rounded-lg border border-line bg-bg p-6">
        <h1 className="mb-1 text-2xl font-semibold">修改初始密码</h1>
        <p className="mb-5 text-muted">{viewer.name}，第一次登录请先换成只有您知道的密码。</p>
        <FirstPassword userId={viewer.userId} />
      </div>
    </main>
  );
}
