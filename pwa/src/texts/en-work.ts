/** English words of the work with a scanner, one file per part of it. */
import { camera } from "./en/camera.ts";
import { notice } from "./en/notice.ts";
import { receive } from "./en/receive.ts";
import { run } from "./en/run.ts";
import { work } from "./en/work.ts";

export const enWork = { ...work, ...camera, ...notice, ...receive, ...run };
