"use client";

import { DropdownMenu } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./class-names";
import { Anchor } from "./link";

export type MenuItem =
  | { kind: "line" }
  | {
      kind?: "item";
      label: string;
      icon?: ReactNode;
      danger?: boolean;
      /** Why it cannot be chosen now. */
      disabledReason?: string | null;
      /** Where it leads; otherwise what it does. */
      href?: string;
      /** A download or another server's page. */
      plain?: boolean;
      onSelect?: () => void;
    };

export type MenuPanelProps = { trigger: ReactElement; items: readonly MenuItem[]; align?: "start" | "end" };

const itemClass =
  "flex h-8 cursor-pointer items-center gap-2 rounded px-2 text-base outline-none data-[highlighted]:bg-hover " +
  "data-[disabled]:cursor-not-allowed data-[disabled]:text-muted phone:h-11";

function Entry({ item }: { item: Exclude<MenuItem, { kind: "line" }> }) {
  const look = cx(itemClass, item.danger && "text-danger");
  const inside = (
    <>
      {item.icon}
      {item.label}
    </>
  );
  if (item.href && !item.disabledReason)
    return (
      <DropdownMenu.Item asChild className={look}>
        {item.plain ? <a href={item.href}>{inside}</a> : <Anchor href={item.href}>{inside}</Anchor>}
      </DropdownMenu.Item>
    );
  return (
    <DropdownMenu.Item
      className={look}
      disabled={Boolean(item.disabledReason)}
      title={item.disabledReason ?? undefined}
      onSelect={item.onSelect}
    >
      {inside}
    </DropdownMenu.Item>
  );
}

/** The heavy half of a menu, fetched when one is first asked for; it starts open. */
export function MenuPanel({ trigger, items, align = "start" }: MenuPanelProps) {
  return (
    <DropdownMenu.Root defaultOpen modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="rise-in no-print z-float max-h-[70vh] min-w-[144px] overflow-auto rounded-lg bg-raised p-1 shadow-float"
        >
          {items.map((item, position) =>
            item.kind === "line" ? (
              <DropdownMenu.Separator key={position} className="mx-1 my-1 h-px bg-line" />
            ) : (
              <Entry key={item.label} item={item} />
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
