// A portal page with an app open in one of its places.

import { listen, startAll } from "./frame.js";
import { watchCover } from "./cover.js";

listen();
startAll();
watchCover();
