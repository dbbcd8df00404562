/** What may be stored, by the bytes themselves: a name can claim anything. */
const signatures: readonly {
  type: string;
  extensions: readonly string[];
  starts: readonly number[][];
  offset?: number;
}[] = [
  { type: "application/pdf", extensions: ["pdf"], starts: [[0x25, 0x50, 0x44, 0x46]] },
  { type: "image/png", extensions: ["png"], starts: [[0x89, 0x50, 0x4e, 0x47]] },
  { type: "image/jpeg", extensions: ["jpg", "jpeg"], starts: [[0xff, 0xd8, 0xff]] },
  {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    extensions: ["docx"],
    starts: [[0x50, 0x4b, 0x03, 0x04]],
  },
  {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extensions: ["xlsx"],
    starts: [[0x50, 0x4b, 0x03, 0x04]],
  },
];

export const acceptedExtensions = signatures.flatMap(({ extensions }) => extensions);

/** Shown in the page itself; everything else is only downloaded. */
export const isPreviewed = (type: string): boolean =>
  ["application/pdf", "image/png", "image/jpeg"].includes(type);

export const largestFile = 30 * 1024 * 1024;

/** The type of a file whose name and bytes agree; a message otherwise. */
export function typeOfFile(name: string, bytes: Uint8Array): { type: string } | { refusal: string } {
  const extension = name.split(".").at(-1)?.toLowerCase() ?? "";
  const known = signatures.find(({ extensions }) => extensions.includes(extension));
  if (!known)
    return { refusal: `不接受 .${extension.slice(0, 10)} 文件，请上传 PDF、PNG、JPG、DOCX 或 XLSX` };
  if (bytes.length === 0) return { refusal: "文件是空的，请重新选择" };
  if (bytes.length > largestFile) return { refusal: "文件超过 30 MB，请压缩或分成几份" };
  const agrees = known.starts.some((start) => start.every((byte, i) => bytes[i] === byte));
  return agrees
    ? { type: known.type }
    : { refusal: `文件内容不是 ${extension.toUpperCase()}，可能只改了扩展名；请用原软件另存后再上传` };
}
