// Puts a text on the clipboard. Browsers give it only to pages that are served safely; elsewhere the marked field is copied.

export async function copyText(text: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.select();
    return document.execCommand("copy");
  }
}
