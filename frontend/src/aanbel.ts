/** What a little script adds to pages that work without it. Each module says what; none keeps personal data. */
import { offerCopying } from "./scripts/copying";
import { listenForDialogs } from "./scripts/dialogs";
import { lockWhenIdle } from "./scripts/idle";
import { listenForInserting } from "./scripts/insert";
import { listenForKeys } from "./scripts/keyboard";
import { foldFiltersOnPhone, listenForMenus } from "./scripts/menus";
import { listenForPrinting } from "./scripts/printing";
import { listenForDragging } from "./scripts/round-order";
import { listenForSwaps } from "./scripts/swaps";
import { listenForUploads } from "./scripts/uploads";

listenForKeys();
listenForMenus();
listenForDialogs();
offerCopying();
listenForPrinting();
listenForInserting();
listenForSwaps();
listenForUploads();
listenForDragging();
foldFiltersOnPhone();
lockWhenIdle();
