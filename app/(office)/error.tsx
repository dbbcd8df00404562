"use client";

import { Button } from "@/app/ui/button";
import { ErrorBox } from "@/app/ui/error-box";

/** Something broke while the page was made: say so, keep the frame, offer another try. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <ErrorBox heading title="这一页没有打开" action={<Button onClick={reset}>重试</Button>}>
      系统出错，已填写的内容没有丢失。多次重试仍不行时，请报编号 {error.digest ?? "（无）"}。
    </ErrorBox>
  );
}
