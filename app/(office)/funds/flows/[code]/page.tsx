import type { Route } from "next";
import { redirect } from "next/navigation";
import { orNotFound } from "@/app/(office)/gate";
import { currentViewer } from "@/lib/auth/session";
import { findFlow } from "@/lib/funds/queries";

type Props = { params: Promise<{ code: string }> };

/** A movement is read in the account it belongs to. */
export default async function FlowPage({ params }: Props) {
  const [viewer, { code }] = await Promise.all([currentViewer(), params]);
  const { fund } = await orNotFound(findFlow(viewer, code));
  redirect(`/funds/${fund.code}?tab=flows#${code}` as Route);
}
