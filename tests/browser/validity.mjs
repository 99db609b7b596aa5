// Every page has to be valid HTML by the Nu checker, the reference for the
// standard. Nothing it calls an error is left out. It is a Java program that
// takes longer to start than to check a page, so it gets many files at once.

import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findProgram } from "./programs.mjs";

export const JAR = String(createRequire(import.meta.url)("vnu-jar"));

// Well below what a command line can hold.
const BATCH = 500;

export async function checkValidity(sites, report) {
  const names = new Map();
  for (const site of sites) {
    for (const page of site.pages) {
      names.set(path.join(site.dir, page), `${site.name}/${page}`);
    }
  }
  const files = [...names.keys()];
  for (let start = 0; start < files.length; start += BATCH) {
    const batch = files.slice(start, start + BATCH);
    const messages = await runChecker(batch);
    for (const file of batch) report.add(names.get(file), "html");
    for (const message of messages) {
      const name = names.get(fileURLToPath(message.url)) ?? message.url;
      const line = message.lastLine ? `line ${message.lastLine}: ` : "";
      const near = message.extract ? ` near: ${message.extract}` : "";
      report.fail(name, "html", `${line}${message.message}${near}`);
    }
  }
}

export function runChecker(files) {
  const args = [
    // Deeply nested pages overflow Java's usual stack. The rest makes a short
    // run shorter and leaves the cores to the browsers.
    "-Xss4m",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-jar",
    JAR,
    "--format",
    "json",
    "--errors-only",
    ...files,
  ];
  return new Promise((resolve, reject) => {
    execFile(
      findProgram("java"),
      args,
      // Without a UTF-8 locale Java cannot open names outside ASCII.
      { maxBuffer: 1 << 30, env: { ...process.env, LC_ALL: "C.UTF-8" } },
      (error, _, written) => {
        // Its exit code is 1 for invalid pages as well as for a crash; only a
        // complete answer tells them apart.
        try {
          const { messages } = JSON.parse(written);
          if (error && messages.length === 0) throw error;
          resolve(messages);
        } catch {
          reject(new Error(`the HTML checker failed: ${error ?? written}`));
        }
      },
    );
  });
}
