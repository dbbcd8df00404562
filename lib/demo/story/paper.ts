/** A PDF page of a title and some lines, small enough to be written by hand. The font is the reader's own. */
export function paperOf(title: string, lines: readonly string[]): Uint8Array {
  const shown = [
    "BT /F2 10 Tf 72 790 Td (DEMO) Tj ET",
    `BT /F1 22 Tf 72 750 Td <${utf16(title)}> Tj ET`,
    ...lines.map((line, i) => `BT /F1 12 Tf 72 ${710 - i * 24} Td <${utf16(line)}> Tj ET`),
  ].join("\n");
  return assembled([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 8 0 R >> >> >>",
    `<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ]);
}

/** Two bytes a character, as the encoding above reads them. */
const utf16 = (text: string): string =>
  [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, "0")).join("");

/** Numbers the objects and lists where each begins. Every part is plain ASCII, so characters are bytes. */
function assembled(objects: readonly string[]): Uint8Array {
  let body = "%PDF-1.4\n";
  const starts = objects.map((object, i) => {
    const start = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.join("")}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new TextEncoder().encode(body + table + end);
}
