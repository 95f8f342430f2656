// Opens reports in a browser and says what is wrong with them: node open.mjs BROWSER FILE…
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [browserName, ...files] = process.argv.slice(2);
const faults = [];

const browser = await chromium.launch({ channel: undefined, executablePath: await found(browserName), args: ["--no-sandbox"] });
for (const file of files) {
  const url = pathToFileURL(file).href;
  const name = file.split("/").pop();
  const check = (is, what) => { if (!is) faults.push(`${name}: ${what}`); };
  try {
    await openedByScript(url, check);
    await openedWithoutScript(url, check);
    for (const width of [360, 768, 1280]) await fits(url, width, check);
    for (const scheme of ["light", "dark"]) await accessible(url, scheme, check);
    await prints(url, check);
  } catch (error) {
    faults.push(`${name}: ${error.message}`);
  }
}
await browser.close();
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}

async function found(program) {
  const { execFileSync } = await import("node:child_process");
  return execFileSync("which", [program], { encoding: "utf8" }).trim();
}

// A page on which nothing may be asked for, logged or thrown.
async function opened(url, check, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) check(false, `the console says: ${message.text()}`);
  });
  page.on("pageerror", (error) => check(false, `the script fails: ${error.message}`));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) check(false, `something is asked for: ${request.url()}`);
  });
  await page.goto(url);
  return { page, close: () => context.close() };
}

async function openedByScript(url, check) {
  const { page, close } = await opened(url, check);
  check((await page.title()) !== "run", "a script of the flow ran");
  const expected = await page.$$eval("details.handoff", (all) => all.map((one) => one.id));
  check(expected.length > 0, "there are hand-offs");

  // Tab alone comes by every hand-off in the picture, in the order of reading, and is seen there.
  const met = [];
  let unseen = 0;
  for (let press = 0; press < 40 + 2 * expected.length + 60; press += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const { activeElement: it } = document;
      const style = getComputedStyle(it);
      return {
        href: it.closest("#process") ? it.getAttribute("href") : null,
        isLate: Boolean(it.closest("#handoffs")),
        isSeen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      };
    });
    if (focus.isLate) break;
    if (!focus.isSeen) unseen += 1;
    if (focus.href && focus.href.startsWith("#handoff-")) met.push(decodeURIComponent(focus.href.slice(1)));
  }
  check(unseen === 0, `${unseen} stops of Tab cannot be seen`);
  const distinct = [...new Set(met)];
  check(distinct.length === expected.length, `Tab comes by ${distinct.length} of ${expected.length} hand-offs`);

  // Enter opens, arrows lead on, Escape closes and gives the focus back.
  const first = page.locator('#process a[href^="#handoff-"]').first();
  await first.focus();
  const start = decodeURIComponent((await first.getAttribute("href")).slice(1));
  await page.keyboard.press("Enter");
  check(await page.locator("#panel").isVisible(), "Enter opens the panel");
  const shown = () => page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
  check((await shown()) === start, "the address names the hand-off");
  const titled = await page.locator("#panel-title").textContent();
  check(titled.includes("→"), "the panel is titled");
  const duplicates = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
  });
  check(duplicates.length === 0, `ids stand twice: ${duplicates}`);
  if (expected.length > 1) {
    const at = expected.indexOf(start);
    const [key, next] = at + 1 < expected.length ? ["ArrowRight", at + 1] : ["ArrowLeft", at - 1];
    await page.keyboard.press(key);
    check((await shown()) === expected[next], "an arrow leads to the neighbour");
  }
  await page.keyboard.press("Escape");
  check(!(await page.locator("#panel").isVisible()), "Escape closes the panel");
  const back = await page.evaluate(() => decodeURIComponent((document.activeElement.getAttribute("href") ?? "").slice(1)));
  check(back === start, "the focus goes back");

  // An address with a hand-off opens it; a click in the table too.
  await page.goto("about:blank");
  await page.goto(`${url}#${encodeURIComponent(expected.at(-1))}`);
  check(await page.locator("#panel").isVisible(), "an address opens its hand-off");
  await page.locator("#panel-close").click();
  await page.locator('#handoffs a[href^="#handoff-"]').first().click();
  check(await page.locator("#panel").isVisible(), "a click opens the panel");
  await page.locator("#panel-close").click();
  await close();
}

async function openedWithoutScript(url, check) {
  const { page, close } = await opened(url, check, { javaScriptEnabled: false });
  const links = await page.locator('#process a[href^="#handoff-"]').count();
  check(links > 0, "the picture has links without the script");
  const summaries = page.locator("details.handoff > summary");
  await summaries.first().click();
  check(await page.locator("details.handoff .body").first().isVisible(), "a hand-off can be read without the script");
  check(!(await page.locator("#panel").isVisible()), "no empty panel without the script");
  check(!(await page.locator("#zoom").isVisible()), "no button that does nothing without the script");
  await close();
}

async function fits(url, width, check) {
  const { page, close } = await opened(url, check, { viewport: { width, height: 800 } });
  const room = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check((await room()) <= 0, `at ${width} pixels something sticks out by ${await room()}`);
  await page.locator('#handoffs a[href^="#handoff-"]').first().click();
  const panel = await page.locator("#panel").evaluate((it) => it.scrollWidth - it.clientWidth);
  check(panel <= 0, `at ${width} pixels something sticks out of the panel by ${panel}`);
  await close();
}

async function accessible(url, scheme, check) {
  const { page, close } = await opened(url, check, { colorScheme: scheme });
  await page.$$eval("main details", (all) => all.forEach((one) => { one.open = true; }));
  const look = async (where) => {
    const found = await page.evaluate(() => window.axe.run());
    for (const fault of found.violations.filter((it) => ["serious", "critical"].includes(it.impact))) {
      const nodes = fault.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} (${node.any.map((it) => it.message).join(" ").slice(0, 160)})`);
      check(false, `axe, ${where}, ${scheme}: ${fault.id}: ${fault.help}: ${nodes.join(" | ")}`);
    }
  };
  await page.evaluate(axe);
  await look("page");
  await page.locator('#handoffs a[href^="#handoff-"]').first().click();
  await look("panel");
  await close();
}

async function prints(url, check) {
  const { page, close } = await opened(url, check, { colorScheme: "dark" });
  await page.locator('#handoffs a[href^="#handoff-"]').first().click();
  const pdf = await page.pdf({ format: "A4", printBackground: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? [];
  check(pages.length > 1, `it prints on ${pages.length} pages`);
  // What a sheet of A4 has room for between its margins, in pixels.
  await page.setViewportSize({ width: 688, height: 1000 });
  await page.emulateMedia({ media: "print" });
  const printed = await page.evaluate(() => {
    const sees = (it) => it.getClientRects().length > 0;
    const wide = [...document.querySelectorAll("main *")].filter((it) => sees(it) && it.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
    const paper = getComputedStyle(document.body).backgroundColor;
    return {
      wide: wide.slice(0, 3).map((it) => it.outerHTML.slice(0, 120)),
      hasPanel: sees(document.getElementById("panel")),
      paper,
    };
  });
  check(printed.wide.length === 0, `print cuts off: ${printed.wide}`);
  check(!printed.hasPanel, "the panel is not printed");
  check(printed.paper === "rgb(255, 255, 255)", `paper is white, not ${printed.paper}`);
  await close();
}
