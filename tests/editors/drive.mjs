// Drives VS Code in a browser as a person would: reads the problems, hovers, takes a quick fix, accepts a completion.
// Writes what it saw as JSON to $TMKIT_SEEN.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const { chromium } = createRequire(process.env.TMKIT_MODULES + "/")("playwright-core");
const seen = {};
const patience = { timeout: 60000 };

const browser = await chromium.launch({
  executablePath: process.env.TMKIT_CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });

async function text() {
  const lines = await page.locator(".editor-instance .view-line").evaluateAll((all) =>
    all.map((line) => [parseInt(line.style.top), line.textContent]).sort((a, b) => a[0] - b[0]).map((pair) => pair[1]));
  return lines.join("\n").replaceAll("\u00a0", " ");
}

async function until(what, done) {
  for (let tries = 0; tries < 300; tries++) {
    if (await done()) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`waited in vain for ${what}`);
}

async function visit() {
  await page.goto(`${process.env.TMKIT_URL}/?folder=${encodeURIComponent(process.env.TMKIT_FOLDER)}`);
  await page.locator(".monaco-workbench").waitFor(patience);
  await page.getByRole("treeitem", { name: "job.po" }).first().dblclick(patience);
  await page.locator(".editor-instance .view-line").first().waitFor(patience);
  await page.locator(".editor-instance .squiggly-error").first().waitFor(patience);

  await page.keyboard.press("Control+Shift+M");
  const problems = page.locator(".markers-panel .monaco-list-row");
  await problems.first().waitFor(patience);
  seen.problems = await problems.allTextContents();
  await page.keyboard.press("Control+Shift+M");

  const line = page.locator(".editor-instance .view-line", { hasText: "A value of" });
  const place = async (words) => {
    const box = await line.evaluate((node, wanted) => {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      for (let piece = walker.nextNode(); piece; piece = walker.nextNode()) {
        const at = piece.textContent.replaceAll("\u00a0", " ").indexOf(wanted);
        if (at >= 0) {
          const range = document.createRange();
          range.setStart(piece, at);
          range.setEnd(piece, at + wanted.length);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
      }
      return null;
    }, words);
    if (!box) throw new Error(`no ${words}`);
    return box;
  };
  let spot = await place("Qualcomm");
  await page.mouse.move(spot.x, spot.y);
  const hover = page.locator(".monaco-hover:not(.hidden)", { hasText: "preferred" });
  await hover.first().waitFor(patience);
  seen.hover = await hover.first().textContent();

  spot = await place("88.7 million");
  await page.mouse.click(spot.x, spot.y);
  await page.keyboard.press("Control+.");
  const action = page.locator(".action-widget .monaco-list-row", { hasText: "number-scale" });
  await action.first().waitFor(patience);
  await page.keyboard.press("Enter");
  await until("the fix", async () => (await text()).includes("US$88.7 billion"));

  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Control+Space");
  const offer = page.locator(".suggest-widget .monaco-list-row.focused");
  await offer.waitFor(patience);
  seen.offered = await offer.first().textContent();
  await page.keyboard.press("Enter");
  await until("the completion", async () => (await text()).includes('msgstr "Chongqing"'));
  seen.text = await text();
}

try {
  await visit();
} catch (trouble) {
  seen.failed = String(trouble);
}
if (process.env.TMKIT_SHOT) await page.screenshot({ path: process.env.TMKIT_SHOT });
writeFileSync(process.env.TMKIT_SEEN, JSON.stringify(seen));
await browser.close();
