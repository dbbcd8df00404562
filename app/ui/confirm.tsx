"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

export type ConfirmProps = {
  open: boolean;
  title: string;
  /** What will happen, and to how many: "将删除 3 个项目，可在回收站恢复 30 天". */
  children: ReactNode;
  /** The verb on the button: 删除, never 确定. */
  act: string;
  danger?: boolean;
  /** Resolves when done; the dialog then closes. A rejection keeps it open. */
  onConfirm: () => void | Promise<void>;
  onClose: () => void;
};

export function Confirm({ open, title, children, act, danger, onConfirm, onClose }: ConfirmProps) {
  const [pending, setPending] = useState(false);
  const confirm = async () => {
    setPending(true);
    try {
      await onConfirm();
      onClose();
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      open={open}
      urgent
      width="small"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look={danger ? "danger" : "primary"} pending={pending} onClick={confirm}>
            {act}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
