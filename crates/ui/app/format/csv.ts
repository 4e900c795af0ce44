// A table as CSV that Excel in Norway opens: semicolons, UTF-8 with a mark, quoted where needed, no formulas.

function cell(value: string | number | null): string {
  if (value === null) return "";
  const text = typeof value === "number" ? decimal(value) : value;
  // A cell that opens with one of these would be run as a formula by a spreadsheet.
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Four decimals are more than any of the figures hold; the rest is noise of the arithmetic. */
function decimal(n: number): string {
  return String(Math.round(n * 1e4) / 1e4).replace(".", ",");
}

export function csv(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return "\uFEFF" + [header, ...rows].map((row) => row.map(cell).join(";")).join("\r\n") + "\r\n";
}

export function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
