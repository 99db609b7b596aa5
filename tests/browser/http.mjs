// Whether sites are served as output/README.md says: its recipes for nginx and
// Apache are tried as they stand, file by file, while a site is swapped, with
// audiences, and in the browsers.
//
//   node http.mjs PROGRAM
//
// PROGRAM is the finished tenant-status; the sites are made with it.

import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { POLICY } from "./links.mjs";
import { Report } from "./report.mjs";
import { get, recipes, startApache, startNginx } from "./servers.mjs";
import { encoded, readSite } from "./site.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const DATA = path.join(HERE, "../../data");

const HEADERS = {
  "content-security-policy": `${POLICY}; frame-ancestors 'none'`,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "permissions-policy":
    "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-site",
  "cache-control": "no-cache",
};

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".xlsx":
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".json": "application/json",
  ".xml": "application/atom+xml",
  ".svg": "image/svg+xml",
  "": "text/plain; charset=utf-8",
};

// How often the site is swapped under readers, and how many read.
const SWAPS = 12;
const READERS = 4;

const [program] = process.argv.slice(2);
if (!program) {
  console.error("usage: node http.mjs PROGRAM");
  process.exit(2);
}
const report = new Report();
const root = fs.mkdtempSync(path.join(os.tmpdir(), "served-"));
try {
  // A server may run as somebody else.
  fs.chmodSync(root, 0o755);
  process.exitCode = (await main()) ? 0 : 1;
} finally {
  fs.rmSync(root, { recursive: true, force: true });
}

async function main() {
  const site = build("site");
  await served("nginx", () => startNginx(site.dir), [
    (base, name) => checkFiles(base, name, site),
    (base, name) => checkRefusals(base, name, site),
    (base, name) => checkSwap(base, name),
  ]);
  await served("apache", () => startApache(site.dir), [
    (base, name) => checkFiles(base, name, site),
    (base, name) => checkRefusals(base, name, site),
  ]);
  const own = build("own-file");
  await served("htaccess", () => startApache(own.dir, { ownFile: true }), [
    (base, name) => checkFiles(base, name, own),
    (base, name) => checkRefusals(base, name, own),
  ]);
  await served("audiences", startForAudiences, [checkAudiences]);
  const inBrowsers = await browse(build("site"));
  return report.print() && inBrowsers;
}

function build(name, ...more) {
  const out = path.join(root, name);
  const args = ["build", DATA, "--out", out, "--no-cache", ...more];
  execFileSync(program, args, { stdio: ["ignore", "ignore", "inherit"] });
  return fs.existsSync(path.join(out, "index.html")) ? readSite(out) : out;
}

/** Runs the checks on a server, one after another. */
async function served(name, start, checks) {
  try {
    const server = await start();
    try {
      for (const check of checks) await check(server.base, name);
    } finally {
      await server.stop();
    }
  } catch (error) {
    report.fail(name, "server", error.message);
  }
}

// Every file: as it is on the disk, of its type, with the headers; again only
// when it has changed; small on the way.
async function checkFiles(base, name, site) {
  for (const file of site.files.keys()) {
    if (file.startsWith(".")) continue;
    const label = `${name}/${file}`;
    const content = fs.readFileSync(path.join(site.dir, file));
    const url = encoded(file);
    const answer = await get(base, url);
    report.add(label, "served", [
      ...(answer.status === 200 ? [] : [`answered ${answer.status}`]),
      ...(answer.body.equals(content) ? [] : ["is not the file"]),
    ]);
    const type = answer.headers["content-type"];
    const wanted = TYPES[path.extname(file)];
    report.add(
      label,
      "type",
      type?.toLowerCase() === wanted ? [] : [`is ${type}, not ${wanted}`],
    );
    report.add(label, "headers", wrongHeaders(answer));

    const small = await get(base, url, { "accept-encoding": "gzip" });
    const packed = small.headers["content-encoding"] === "gzip";
    // A workbook is compressed already.
    const plain = content.length < 1000 || path.extname(file) === ".xlsx";
    report.add(label, "gzip", [
      ...(packed || plain ? [] : ["is not compressed"]),
      ...((packed ? gunzipSync(small.body) : small.body).equals(content)
        ? []
        : ["is not the file"]),
    ]);
    for (const { headers } of [answer, small]) {
      const again = await get(base, url, {
        "accept-encoding": headers["content-encoding"] ?? "identity",
        "if-none-match": headers.etag ?? "",
      });
      report.add(label, "asked-again", [
        ...(again.status === 304 ? [] : [`answered ${again.status}`]),
        ...wrongHeaders(again),
      ]);
    }
  }
  const front = await get(base, "");
  const page = fs.readFileSync(path.join(site.dir, "index.html"));
  report.add(
    `${name}/`,
    "served",
    front.body.equals(page) ? [] : ["is not the front page"],
  );
}

function wrongHeaders({ headers }) {
  const wrong = Object.entries(HEADERS)
    .filter(([header, wanted]) => headers[header] !== wanted)
    .map(([header, wanted]) => `${header}: ${headers[header]}, not ${wanted}`);
  const told = ["server", "x-powered-by"].filter((header) =>
    /\d/.test(headers[header] ?? ""),
  );
  return [...wrong, ...told.map((header) => `${header}: ${headers[header]}`)];
}

// What is not there is said to be not there, and nothing about the server.
async function checkRefusals(base, name, site) {
  fs.writeFileSync(path.join(root, "secret.txt"), "secret");
  const hidden = path.join(site.dir, ".site.tenant-status-1-0");
  fs.mkdirSync(hidden, { recursive: true });
  fs.writeFileSync(path.join(hidden, "index.html"), "secret");
  for (const [file, ...statuses] of [
    ["none.html", 404],
    ["none/", 404],
    ["connectors/none.html", 404],
    ["index.html/none", 404],
    [".site.tenant-status-1-0/index.html", 404],
    ["%2esite.tenant-status-1-0/index.html", 404],
    [".htaccess", 404, 403],
    // A folder without a page: its files are not listed.
    ["assets/", 404, 403],
    ["%00", 404, 400],
    ["../secret.txt", 404, 400],
    ["%2e%2e/secret.txt", 404, 400],
    ["..%2fsecret.txt", 404, 400],
  ]) {
    const { status, headers, body } = await get(base, file);
    const told = /secret|style\.css|(nginx|apache|openssl)\/\d|debian/i.exec(
      body,
    );
    // Some of these are no request at all, and are answered before a folder is
    // known whose headers could be added.
    const early = status === 400 || /%00|%2f/.test(file);
    report.add(`${name}/${file}`, "refused", [
      ...(statuses.includes(status) ? [] : [`answered ${status}`]),
      ...(told ? [`says "${told[0]}"`] : []),
      ...(early ? [] : wrongHeaders({ headers })),
    ]);
  }
  fs.rmSync(hidden, { recursive: true });
}

// Readers walk the site while another takes its place, over and over: each
// answer is a whole file of the one or of the other.
async function checkSwap(base, name) {
  const times = ["2026-11-22T08:00:00Z", "2026-11-23T09:00:00Z"];
  const sites = times.map((time) => build(`as-of-${time}`, "--as-of", time));
  const both = [...sites[0].files.keys()].filter((file) =>
    sites[1].files.has(file),
  );
  const versions = new Map(
    both.map((file) => [
      file,
      sites.map(({ dir }) => fs.readFileSync(path.join(dir, file))),
    ]),
  );
  build("site", "--as-of", times[0]);
  let swapping = true;
  let answers = 0;
  const seen = [0, 0];
  const wrong = [];
  const reader = async (offset) => {
    for (let at = offset; swapping; at = (at + READERS) % both.length) {
      const file = both[at];
      const { status, body } = await get(base, encoded(file));
      const which = versions.get(file).findIndex((one) => one.equals(body));
      if (status !== 200) wrong.push(`${file}: answered ${status}`);
      else if (which < 0) wrong.push(`${file}: neither the old nor the new`);
      else seen[which] += 1;
      answers += 1;
    }
  };
  const readers = Array.from({ length: READERS }, (_, index) => reader(index));
  for (let swap = 1; swap <= SWAPS; swap += 1) {
    await run(program, [
      ...["build", DATA, "--out", path.join(root, "site"), "--no-cache"],
      ...["--as-of", times[swap % 2]],
    ]);
  }
  swapping = false;
  await Promise.all(readers);
  if (seen.some((count) => count === 0)) wrong.push("only one was ever seen");
  report.add(name, "swap", wrong);
  report.note(
    name,
    `${SWAPS} swaps under ${READERS} readers: ${answers} answers`,
  );
}

/** Runs a command while others go on; gives its exit code. */
function run(command, args, stdio = ["ignore", "ignore", "inherit"]) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio });
    child.on("error", reject);
    child.on("close", resolve);
  });
}

// Who is signed in is for others to say; here, who sends a header is.
function startForAudiences() {
  const names = ["everyone", "helpdesk"];
  const options = names.flatMap((one) => ["--audience", one]);
  const folder = build("audiences", ...options);
  const signedIn =
    "location = /signed-in { internal; " +
    "if ($http_x_test) { return 204; } return 401; }\n";
  return startNginx(folder, recipes("nginx")[1] + signedIn);
}

async function checkAudiences(base, name) {
  const site = (audience) => readSite(path.join(root, "audiences", audience));
  for (const [audience, headers, wanted] of [
    ["everyone", {}, 200],
    ["helpdesk", {}, 401],
    ["helpdesk", { "x-test": "1" }, 200],
  ]) {
    for (const file of site(audience).files.keys()) {
      const answer = await get(base, `${audience}/${encoded(file)}`, headers);
      const label = `${name}/${audience}/${file}`;
      report.add(label, `answers-${wanted}`, [
        ...(answer.status === wanted ? [] : [`answered ${answer.status}`]),
        ...wrongHeaders(answer),
      ]);
    }
  }
}

/** The browser checks over http: gives whether they passed. */
async function browse(site) {
  const server = await startNginx(site.dir);
  try {
    const check = path.join(HERE, "check.mjs");
    const args = [
      check,
      site.dir,
      "--base",
      server.base,
      "--axe-per-kind",
      "1",
    ];
    return (await run(process.execPath, args, "inherit")) === 0;
  } finally {
    await server.stop();
  }
}
