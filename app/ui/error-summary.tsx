"use client";

import { useEffect, useRef } from "react";

export type ErrorSummaryProps = {
  /** `target` is the id of the control the message belongs to, when there is one. */
  errors: { message: string; target?: string }[];
};

/** All that is wrong, at the top of a refused form. It takes the focus, so that it is read and seen at once. */
export function ErrorSummary({ errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mb-4 rounded border border-danger bg-danger-tint px-4 py-3 text-danger"
    >
      <p className="font-semibold">有 {errors.length} 处需要修改</p>
      <ul className="mt-1 list-inside list-disc text-sm">
        {errors.map(({ message, target }) => (
          <li key={`${target}${message}`}>
            {target ? (
              <a href={`#${target}`} className="underline">
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
