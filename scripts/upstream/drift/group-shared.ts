import { adviseOnChanges } from "./advise.ts";
import type { AdvisedChange, Finding } from "./finding.ts";
import type { Upstream } from "./upstream.ts";

/** Lists a change of a shared schema once, with the operations that use it. */
export function groupShared(upstream: Upstream, findings: readonly Finding[]): Finding[] {
  const isOurs = ({ kind, subject }: Finding): boolean =>
    kind === "changed" && upstream.operations.has(subject);
  const operationsOf = listOperations(findings.filter(isOurs));
  const isShared = (finding: Finding, change: AdvisedChange): boolean =>
    isOurs(finding) && (operationsOf.get(keyOf(change))?.size ?? 0) > 1;
  const shared = findings.flatMap((finding) => finding.changes.filter((change) => isShared(finding, change)));
  const rest = findings.flatMap((finding): Finding[] => {
    const changes = finding.changes.filter((change) => !isShared(finding, change));
    if (changes.length === finding.changes.length) return [finding];
    return changes.length === 0 ? [] : [{ ...finding, changes, todo: adviseOnChanges(upstream.id, changes) }];
  });
  const distinct = [...new Map(shared.map((change) => [keyOf(change), change])).values()];
  const groups = Map.groupBy(distinct, (change) =>
    JSON.stringify([change.shared?.schema, ...(operationsOf.get(keyOf(change)) ?? [])]),
  );
  return [
    ...[...groups.values()].flatMap((changes) => describeGroup(upstream, changes, operationsOf)),
    ...rest,
  ];
}

/** The operations in which each change of a schema occurs. */
function listOperations(findings: readonly Finding[]): ReadonlyMap<string, ReadonlySet<string>> {
  const operations = new Map<string, Set<string>>();
  for (const { subject, changes } of findings)
    for (const change of changes) {
      if (change.shared === undefined) continue;
      const key = keyOf(change);
      operations.set(key, (operations.get(key) ?? new Set()).add(subject));
    }
  return operations;
}

/** If we differ on purpose in only some of the operations, the change is reported for each. */
function keyOf({ shared, what, onPurpose }: AdvisedChange): string {
  return JSON.stringify([shared?.schema, shared?.at, what, onPurpose?.at, onPurpose?.why]);
}

function describeGroup(
  { id }: Upstream,
  changes: readonly AdvisedChange[],
  operationsOf: ReadonlyMap<string, ReadonlySet<string>>,
): Finding[] {
  const [first] = changes;
  if (first?.shared === undefined) return [];
  return [
    {
      kind: "schema",
      subject: first.shared.schema,
      operations: [...(operationsOf.get(keyOf(first)) ?? [])],
      changes: changes.map((change) => ({ ...change, at: change.shared?.at ?? change.at })),
      todo: adviseOnChanges(id, changes),
    },
  ];
}
