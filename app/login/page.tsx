import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { viewerOrNull } from "@/lib/auth/session";
import { isDemo } from "@/lib/auth/settings";
import { demoAccounts } from "@/lib/demo/accounts";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "登录" };

export default async function LoginPage({
  searchParams,
}: {
  searchParams: Promise<{ to?: string | string[] }>;
}) {
  const { to } = await searchParams;
  if (await viewerOrNull()) redirect("/");
  return (
    <main className="sign-in-page">
      <SignInForm to={typeof to === "string" ? to : "/"} demo={isDemo() ? demoAccounts() : []} />
    </main>
  );
}
