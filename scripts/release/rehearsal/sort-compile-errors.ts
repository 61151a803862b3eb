import type { CommandError } from "../../base/process/run-command.ts";

/** The errors of each project. What belongs to none is wrong with all of them. */
export function sortCompileErrors(
  { message, output }: Pick<CommandError, "message" | "output">,
  projects: readonly string[],
): Map<string, string> {
  const lines = output.stdout.split("\n").filter((line) => line !== "");
  const belongsTo = (line: string, project: string): boolean => line.startsWith(`${project}/`);
  let last = "";
  const owners = lines.map((line) => {
    // A line that is indented goes on with the error above it.
    if (!line.startsWith(" ")) last = projects.find((project) => belongsTo(line, project)) ?? "";
    return last;
  });
  const ofAll = lines.filter((_, index) => owners[index] === "").join("\n");
  const isAttributed = owners.some((owner) => owner !== "");
  return new Map(
    projects.map((project) => {
      const own = lines.filter((_, index) => owners[index] === project).join("\n");
      return [project, [own, ofAll].filter(Boolean).join("\n") || (isAttributed ? "" : message)];
    }),
  );
}
