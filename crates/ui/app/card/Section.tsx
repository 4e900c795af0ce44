// One block of a card with its heading and a quiet word beside it.
import type { ComponentChildren } from "preact";

export function Section(props: { title: string; sub?: string | null; children: ComponentChildren }) {
  return (
    <section class="card-section">
      <h3>{props.title}{props.sub && <span class="mut"> {props.sub}</span>}</h3>
      {props.children}
    </section>
  );
}
