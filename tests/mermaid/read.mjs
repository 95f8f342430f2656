// Reads Mermaid documents with Mermaid itself and prints, a line for each, what it understood.
import fs from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>");
Object.assign(globalThis, { window, document: window.document, Element: window.Element, DOMParser: window.DOMParser });

const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, maxTextSize: 1e7, maxEdges: 1e5 });

// Mermaid keeps entities under signs of its own until it draws.
const decoded = (text) =>
  text.replace(/<br\s*\/?>/g, "\n").replace(/ﬂ°°(\d+)¶ß/g, (_, number) => String.fromCodePoint(Number(number)));

for (const path of process.argv.slice(2)) {
  const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(fs.readFileSync(path, "utf8"));
  const steps = [...db.getVertices().values()].map((step) => decoded(step.text));
  const links = db.getEdges().map((link) => decoded(link.text));
  const lanes = db.getSubGraphs().map((lane) => decoded(lane.title));
  console.log(JSON.stringify({ type, steps, links, lanes }));
}
