"use client";

export type UploadResult = { ok: true; id: string } | { ok: false; message: string };

/** Sends one file; `onProgress` hears the share sent, 0 to 1. Never rejects. */
export type Upload = (
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) => Promise<UploadResult>;

function answerOf(request: XMLHttpRequest): UploadResult {
  try {
    const body = JSON.parse(request.responseText);
    if (request.status < 300 && typeof body.id === "string") return { ok: true, id: body.id };
    return { ok: false, message: body.message ?? "上传没有成功" };
  } catch {
    return { ok: false, message: request.status === 413 ? "文件太大" : "上传没有成功，请重试" };
  }
}

/** An Upload that posts the bytes themselves, the name beside them. fetch cannot report how much has been sent. */
export const uploadTo =
  (address: string): Upload =>
  (file, onProgress, signal) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
      request.onload = () => resolve(answerOf(request));
      request.onerror = () => resolve({ ok: false, message: "网络中断，请重试" });
      request.onabort = () => resolve({ ok: false, message: "已取消" });
      signal.addEventListener("abort", () => request.abort());
      request.open("POST", address);
      request.setRequestHeader("content-type", "application/octet-stream");
      request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
      request.send(file);
    });
