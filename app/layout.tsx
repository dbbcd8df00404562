import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Toaster } from "@/app/ui/toast";
import "./styles.css";
import "./office.css";
import "./side-menu.css";
import "./palette.css";
import "./table.css";

export const metadata: Metadata = { title: { default: "五链招商", template: "%s - 五链招商" } };
export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("theme")?.value;
  return (
    <html lang="zh-CN" data-theme={theme === "dark" ? "dark" : "light"}>
      <body>
        {children}
        <Toaster />
      </body>
    </html>
  );
}
