// Tests the checks themselves, as commands: on a site without a fault nothing
// may fail, and on each deliberately wrong page exactly the checks that were
// made for its fault.
//
//   node selftest.mjs

import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { wrongPdf } from "./chromium.mjs";
import {
  CASES,
  writeBadSite,
  writeBuilds,
  writeGoodSite,
} from "./fixtures.mjs";
import { counts } from "./report.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));

let passed = 0;
let failed = 0;

function expect(what, actual, wanted) {
  const [got, want] = [actual, wanted].map((value) => JSON.stringify(value));
  if (got === want) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`FAIL ${what}: expected ${want}, got ${got}`);
  }
}

/** Runs one of the commands; gives its exit code and its lines. */
function run(file, ...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(HERE, file), ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    child.stdout.on("data", (chunk) => (text += chunk));
    child.stderr.on("data", (chunk) => (text += chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code, lines: text.trim().split("\n") }),
    );
  });
}

function parse(lines, mark) {
  const pattern = new RegExp(`^${mark} (.+?) \\[([\\w-]+)\\] `);
  const found = new Map();
  for (const line of lines) {
    const match = pattern.exec(line);
    if (!match) continue;
    if (!found.has(match[1])) found.set(match[1], new Set());
    found.get(match[1]).add(match[2]);
  }
  return found;
}

const sorted = (list) => [...(list ?? [])].sort();

async function testGoodSite(root) {
  // Blanks and letters outside ASCII in the path are nothing unusual.
  const dir = path.join(root, "good sité");
  writeGoodSite(dir);
  const shots = path.join(root, "shots");
  const { code, lines } = await run("check.mjs", dir, "--screenshots", shots);
  expect("good site: exit code", code, 0);
  expect(
    "good site: failures",
    lines.filter((line) => /^FAIL/.test(line)),
    [],
  );
  expect(
    "good site: last line",
    /^\d{2,} passed, 0 failed$/.test(lines.at(-1)),
    true,
  );
  expect(
    "good site: print note",
    lines.filter((line) => /^note .*in print 0 of 2 rows/.test(line)).length,
    1,
  );
  const kinds = ["hub", "about", "item", "depth2-page"];
  const variants = [
    "wide-light",
    "wide-dark",
    "phone-light",
    "phone-dark",
    "script-off",
    "print",
  ];
  const wanted = kinds.flatMap((kind) =>
    variants.map((one) => `${kind}-${one}.png`),
  );
  expect("screenshots", sorted(fs.readdirSync(shots)), sorted(wanted));
  const bytes = (name) =>
    fs.readFileSync(path.join(shots, name)).toString("base64");
  expect(
    "screenshots: dark differs",
    bytes("hub-wide-light.png") === bytes("hub-wide-dark.png"),
    false,
  );
  expect(
    "screenshots: opened differs",
    bytes("hub-wide-light.png") === bytes("hub-script-off.png"),
    false,
  );

  const some = path.join(root, "some");
  const result = await run("shots.mjs", dir, some, "--kind", "item,about");
  expect("shots: exit code", result.code, 0);
  expect(
    "shots: only the kinds asked for",
    new Set(fs.readdirSync(some).map((name) => name.split("-")[0])).size,
    2,
  );
}

async function testBadSite(root) {
  const dir = path.join(root, "bad");
  const expected = writeBadSite(dir);
  const { code, lines } = await run("check.mjs", dir, "--axe-per-kind", "1");
  expect("bad site: exit code", code, 1);
  expect(
    "bad site: last line",
    /^\d+ passed, \d+ failed, \d+ skipped$/.test(lines.at(-1)),
    true,
  );
  const found = parse(lines, "FAIL");
  for (const [file, checks] of expected) {
    expect(file, sorted(found.get(`bad/${file}`)), sorted(checks));
    found.delete(`bad/${file}`);
  }
  expect("bad site: nothing else fails", [...found.keys()], []);
  const skipped = parse(lines, "skip");
  for (const [name, { skip, note }] of Object.entries(CASES)) {
    const file = `bad/${name}.html`;
    if (skip) expect(`${name}: skip`, sorted(skipped.get(file)), sorted(skip));
    if (note) {
      const written = lines.some((line) =>
        line.startsWith(`note ${file}: ${note}`),
      );
      expect(`${name}: note`, written, true);
    }
  }
  if (process.argv.includes("--verbose")) console.log(lines.join("\n"));
}

async function testFolders(root) {
  const empty = path.join(root, "empty");
  fs.mkdirSync(empty);
  for (const folder of [empty, path.join(root, "none")]) {
    const { code, lines } = await run("check.mjs", folder);
    const name = path.basename(folder);
    expect(`folder ${name}: exit code`, code, 1);
    expect(`folder ${name}: last line`, lines.at(-1), "0 passed, 1 failed");
  }
  expect("no folder: exit code", (await run("check.mjs")).code, 2);
  expect(
    "unknown option: exit code",
    (await run("check.mjs", "--x", empty)).code,
    2,
  );
}

async function testWords(root) {
  writeBuilds(root);
  const compare = async (other) => {
    const { code, lines } = await run(
      "words.mjs",
      path.join(root, "before"),
      path.join(root, other),
    );
    return [code, lines.at(-1)];
  };
  expect("words: same", await compare("same"), [0, "1 passed, 0 failed"]);
  expect("words: joined", await compare("joined"), [1, "0 passed, 1 failed"]);
  expect("words: lost", await compare("hidden"), [1, "0 passed, 1 failed"]);
  expect("words: other pages", await compare("fewer"), [
    1,
    "0 passed, 3 failed",
  ]);
}

function testPdf() {
  expect("no PDF", wrongPdf(Buffer.from("<html>".repeat(400))).length, 1);
  expect("empty PDF", wrongPdf(Buffer.from("%PDF-1.7")).length, 1);
}

const root = fs.mkdtempSync(path.join(os.tmpdir(), "browser-selftest-"));
try {
  await testGoodSite(root);
  await testBadSite(root);
  await testFolders(root);
  await testWords(root);
  testPdf();
} finally {
  fs.rmSync(root, { recursive: true, force: true });
}
console.log(counts(passed, failed));
process.exitCode = failed > 0 ? 1 : 0;
