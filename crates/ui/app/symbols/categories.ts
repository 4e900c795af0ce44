// One quiet symbol for each category of other places, drawn in a box of 18 × 18.

export const CATEGORY_PATHS = {
  hvk: "M9 5v8M5 9h8",
  nav: "M5.5 12.5v-7l7 7v-7",
  bft: "M7 6.4a1.4 1.4 0 1 0 .01 0M11.6 8.6a1.1 1.1 0 1 0 .01 0M4.6 13.4c0-3 4.8-3 4.8 0M9.8 13.4c0-2.2 3.7-2.2 3.7 0",
  helsestasjon: "M9 13.2C4 10 5 5.6 7.4 5.6c1 0 1.6.8 1.6 1.4c0-.6.6-1.4 1.6-1.4C13 5.6 14 10 9 13.2Z",
  kulturenhet: "M7 12.4V5.6l5.4-1v6.6M7 12.4a1.5 1.2 0 1 1-.01-.1M12.4 11.2a1.5 1.2 0 1 1-.01-.1",
  politi: "M9 4.4l4.2 1.6v3.2c0 2.4-2 3.8-4.2 4.6c-2.2-.8-4.2-2.2-4.2-4.6V6Z",
  bibliotek: "M9 6.4C7.6 5.4 6 5.3 4.4 5.3v7C6 12.3 7.6 12.4 9 13.4C10.4 12.4 12 12.3 13.6 12.3v-7C12 5.3 10.4 5.4 9 6.4Z",
  frivilligsentral: "M4.6 9.2L9 5.2l4.4 4M6 8.8v4.2h6V8.8",
  idrettslag: "M4.5 9a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M4.6 9h8.8M9 4.5v9",
  ideell: "M9 4.6l1.3 2.9l3.1.3l-2.4 2.1l.7 3.1L9 11.4l-2.7 1.6l.7-3.1l-2.4-2.1l3.1-.3Z",
  naeringsliv: "M5 6.8h8v6H5ZM7.4 6.8V5.2h3.2v1.6",
  fylkeskommune: "M5 13V7.4l4-2.4l4 2.4V13M4 13h10M9 9.2V13",
  spesialisthelsetjeneste: "M5 5.2v7.6M13 5.2v7.6M5 9h8",
  annet: "M9 8.2a.9.9 0 1 0 .01 0",
} as const;

export type CategoryName = keyof typeof CATEGORY_PATHS;

export function categoryName(kategori: string): CategoryName {
  return kategori in CATEGORY_PATHS ? (kategori as CategoryName) : "annet";
}
