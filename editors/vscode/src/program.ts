// Which program is started.
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The program that a setting names: a path in the home folder or the workspace, or a bare name. */
export function program(setting: string, folder: string | undefined, home: string = homedir()): string {
  const path = setting.trim();
  if (path === "") {
    return "addsup";
  }
  if (path.startsWith("~/")) {
    return join(home, path.slice(2));
  }
  const named = path.replaceAll("${workspaceFolder}", folder ?? "");
  const bare = !named.includes("/") && !named.includes("\\");
  return bare || isAbsolute(named) || folder === undefined ? named : join(folder, named);
}
