import { inflate } from "@sparticuz/chromium";

/**
 * Unpacks the browser that the packages carry into the folder for temporary files of this process, which is where its package unpacks to:
 * run it as a process of its own, whose TMPDIR is the folder wished.
 */
const packs = ["chromium.br", "al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"];
const folder = new URL("../bin/", import.meta.resolve("@sparticuz/chromium"));
await Promise.all(packs.map((pack) => inflate(new URL(pack, folder).pathname)));
