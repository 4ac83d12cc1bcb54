/** Imported first by the screens of the work with a scanner, which wait for no words of others. */
import { enWork } from "./en-work.ts";
import { addTexts } from "./index.ts";

addTexts(enWork);
