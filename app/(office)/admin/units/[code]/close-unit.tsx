"use client";

import { CloseFrom } from "@/app/(office)/admin/close-from";
import { closeUnit } from "@/lib/units/actions";

export type CloseUnitProps = { code: string; version: number; name: string };

export function CloseUnit({ code, version, name }: CloseUnitProps) {
  return (
    <CloseFrom
      title={`撤销 ${name}`}
      label="撤销单位"
      dayLabel="撤销日"
      send={(validTo) => closeUnit({ code, version, validTo })}
    >
      撤销后不能再登记新项目、建立账号或授权；已有的记录仍在这个单位名下。有下级、在用账号、在用授权或未终止项目的单位不能撤销。
    </CloseFrom>
  );
}
