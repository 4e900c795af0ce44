// The twin as people read it; wide tables scroll inside their own box, which takes focus so that arrows scroll it.
import type { TwinTable } from "./table";

export function DataTable({ table }: { table: TwinTable }) {
  return (
    <div class="pr-table-scroll" role="region" aria-label={table.caption} tabIndex={0}>
      <table class="pr-table">
        <caption class="ds-sr-only">{table.caption}</caption>
        <thead>
          <tr>{table.columns.map((c, i) => <th key={i} scope="col" class={c.numeric ? "num" : undefined}>{c.name}</th>)}</tr>
        </thead>
        <tbody>
          {table.rows.map((row, r) => (
            <tr key={r}>
              {row.map((cell, i) => (i === 0 ? <th key={i} scope="row" class={table.columns[0]?.numeric ? "num" : undefined}>{cell}</th> : <td key={i} class={table.columns[i]?.numeric ? "num" : undefined}>{cell}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
