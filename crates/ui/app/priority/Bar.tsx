// A bar beside its number; with a total it grows a lighter, outlined part.

export function Bar({ share, total }: { share: number | null; total?: number }) {
  const width = (n: number) => `${Math.min(100, Math.max(0, n * 100))}%`;
  return (
    <span class="pr-bar-track" aria-hidden="true">
      {total !== undefined && <span class="pr-bar-total" style={{ width: width(total) }} />}
      {share !== null && <span class="pr-bar-fill" style={{ width: width(share) }} />}
    </span>
  );
}
