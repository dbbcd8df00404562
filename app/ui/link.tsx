import type { Route } from "next";
import NextLink from "next/link";
import type { ComponentProps } from "react";
import { cx } from "./class-names";

export type AnchorProps = Omit<ComponentProps<typeof NextLink>, "href"> & { href: string };

/** A link inside the application. Nothing is fetched ahead: a page of links must not become a page of requests. */
export function Anchor({ href, prefetch = false, ...rest }: AnchorProps) {
  return <NextLink href={href as Route} prefetch={prefetch} {...rest} />;
}

export function TextLink({ className, ...rest }: AnchorProps) {
  return <Anchor className={cx("text-primary hover:underline", className)} {...rest} />;
}

/** A link amid a line of words, which colour alone would not set apart. */
export function SentenceLink(props: Omit<AnchorProps, "className">) {
  return <TextLink {...props} className="underline decoration-line underline-offset-2" />;
}
