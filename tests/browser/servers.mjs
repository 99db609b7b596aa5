// Starts web servers with the recipes of output/README.md, on a free port of
// this machine. What is changed is where they listen and which folder they
// serve; what is added is what a distribution's own configuration would say.

import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { findProgram } from "./programs.mjs";

const README = fs.readFileSync(
  new URL("../../output/README.md", import.meta.url),
  "utf8",
);

// Debian puts servers where only root looks.
process.env.PATH += ":/usr/sbin:/sbin";

const AS_ROOT = process.getuid() === 0;

/** The blocks of the document in a language, as they stand. */
export function recipes(language) {
  const blocks = README.matchAll(
    new RegExp("^```" + language + "\\n(.*?)^```$", "gms"),
  );
  return [...blocks].map(([, block]) => block);
}

/** nginx with the documented server, and what `inside` adds to it. */
export async function startNginx(folder, inside = "") {
  const port = await freePort();
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "nginx-"));
  const recipe = replaced(recipes("nginx")[0], [
    ["listen 80;", `listen 127.0.0.1:${port};`],
    ["root /srv/intune;", `root "${folder}";`],
    [/\n}\n$/, `\n${inside}}\n`],
  ]);
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (one) => `${one}_temp_path "${path.join(home, one)}";`,
  );
  const file = write(
    home,
    "conf",
    `${AS_ROOT ? "user root;" : ""}
    daemon off;
    worker_processes 2;
    pid "${path.join(home, "pid")}";
    error_log stderr notice;
    events {}
    http {
    access_log off;
    ${places.join("\n")}
    ${recipe}
    }`,
  );
  const args = ["-c", file, "-e", "stderr"];
  return serve(findProgram("nginx"), args, port, home);
}

/** Apache with the documented host; `ownFile` puts its lines into `.htaccess`. */
export async function startApache(folder, { ownFile = false } = {}) {
  const port = await freePort();
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "apache-"));
  let recipe = replaced(recipes("apache")[0], [
    ["<VirtualHost *:80>", `<VirtualHost 127.0.0.1:${port}>`],
    ["DocumentRoot /srv/intune", `DocumentRoot "${folder}"`],
    ["<Directory /srv/intune>", `<Directory "${folder}">`],
  ]);
  if (ownFile) {
    const [before, lines, after] = cut(recipe, "AddType", "</VirtualHost>");
    fs.writeFileSync(path.join(folder, ".htaccess"), lines);
    recipe = replaced(before, [["AllowOverride None", "AllowOverride All"]]);
    recipe += after;
  }
  const modules = "mpm_event authz_core mime dir alias headers filter deflate";
  const load = modules
    .split(" ")
    .map((one) => `LoadModule ${one}_module ${MODULES}/mod_${one}.so`);
  const types = write(home, "types", "text/html html\ntext/css css\n");
  const file = write(
    home,
    "conf",
    `${load.join("\n")}
    ServerRoot "${home}"
    PidFile "${path.join(home, "pid")}"
    DefaultRuntimeDir "${home}"
    Listen 127.0.0.1:${port}
    ServerName localhost
    ErrorLog "${path.join(home, "log")}"
    TypesConfig "${types}"
    ${AS_ROOT ? "User www-data\nGroup www-data" : ""}
    <Directory />
      Require all denied
    </Directory>
    ${recipe}`,
  );
  const args = ["-f", file, "-DFOREGROUND"];
  return serve(findProgram("apache2"), args, port, home);
}

const MODULES = "/usr/lib/apache2/modules";

function write(home, name, text) {
  const file = path.join(home, name);
  fs.writeFileSync(file, text);
  return file;
}

// A recipe in which something is not found any more is not the one that would be
// tested.
function replaced(text, pairs) {
  return pairs.reduce((text, [old, now]) => {
    if (text.split(old).length !== 2) {
      throw new Error(`the recipe has not exactly one ${old}`);
    }
    return text.replace(old, () => now);
  }, text);
}

function cut(text, from, to) {
  const start = text.indexOf(from);
  const end = text.indexOf(to);
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function serve(program, args, port, home) {
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.on("close", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    fs.rmSync(home, { recursive: true, force: true });
  };
  const base = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) break;
    try {
      await get(base, "");
      return { base, stop };
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const log = path.join(home, "log");
  if (fs.existsSync(log)) said += fs.readFileSync(log, "utf8");
  await stop();
  throw new Error(`${path.basename(program)} did not start: ${said}`);
}

const agent = new http.Agent({ keepAlive: true });

/** One answer: its status, its headers, and its body as it was sent. */
export function get(base, file, headers = {}) {
  const { hostname, port, pathname } = new URL(base);
  // Not by `new URL`, which would take dots out of a path.
  const options = { agent, hostname, port, path: pathname + file, headers };
  return new Promise((resolve, reject) => {
    const request = http.get(options, (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on("error", reject);
  });
}
