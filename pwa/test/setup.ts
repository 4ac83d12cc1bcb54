import "fake-indexeddb/auto";
import "../src/texts/more.ts";
