/** Imported first by each group of screens that is loaded later: brings their words along. */
import "./work.ts";
import { enMore } from "./en-more.ts";
import { addTexts } from "./index.ts";

addTexts(enMore);
