// Which edition of the tiles the maps should show.
import { signal } from "@preact/signals";

/** Rises when the tiles hold something new. */
export const tileEdition = signal(0);
