import { z } from "zod";

/** What every form sends beside its fields. */
export const codeText = z.string().regex(/^[A-Z]{2}[A-Z0-9-]{4,20}$/, "编号不正确");
export const versionNumber = z.number().int().min(1).max(1_000_000_000);
export const idNumber = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** Made when a form is opened; the same key twice is the same submission. */
export const formKey = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, "表单已失效，请刷新页面");
