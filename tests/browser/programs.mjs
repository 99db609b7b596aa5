// Finds the installed programs the checks drive. They come from the system and
// are never downloaded here; `setup` installs what is missing.

import fs from "node:fs";
import path from "node:path";

export function findProgram(...names) {
  for (const name of names) {
    for (const dir of (process.env.PATH ?? "").split(path.delimiter)) {
      const file = path.join(dir, name);
      try {
        fs.accessSync(file, fs.constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  throw new Error(`not installed: ${names.join(" or ")} (run the setup file)`);
}
