// A chart with its heading and its twin: one of the two is shown, and either can be had.
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { DataTable } from "./DataTable";
import type { TwinTable } from "./table";
import { TwinButtons } from "./TwinButtons";

interface Props {
  id: string;
  title: string;
  file: string;
  class?: string;
  /** Beside the title, and between title and chart. */
  sub?: ComponentChildren;
  lead?: ComponentChildren;
  table: () => TwinTable;
  save?: (table: TwinTable) => void;
  children: ComponentChildren;
}

export function Figure(props: Props) {
  const open = useSignal(false);
  return (
    <section id={props.id} class={`pr-figure ${props.class ?? ""}`} aria-labelledby={`${props.id}-head`}>
      <div class="pr-figure-head">
        <h2 id={`${props.id}-head`}>{props.title}</h2>
        {props.sub}
        <TwinButtons name={props.title} file={props.file} open={open} table={props.table} {...(props.save ? { save: props.save } : {})} />
      </div>
      {props.lead}
      {open.value ? <DataTable table={props.table()} /> : props.children}
    </section>
  );
}
