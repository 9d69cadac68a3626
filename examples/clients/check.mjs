// Checks a draft with the service, and prints what it says.
//
//   node check.mjs http://127.0.0.1:8383 draft.txt [context.json]
//
// DIALOGVAKT_KEY holds the key, where the service asks for one. Ends with 0 when the message may be sent as it is,
// 1 when there is something to say, 2 when the draft could not be checked; a writer is never kept from sending.

import { readFile } from "node:fs/promises";

const PATIENCE_MS = 5000;
const TRIES = 3;

/** Ask for the report on a draft; a service that has too much to do is asked again when it says. */
async function check(service, draft, key) {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(`${service}/v1/check`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(key ? { Authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify(draft),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok) {
      return answer.json();
    }
    if (answer.status === 503 && attempt < TRIES) {
      const seconds = Number(answer.headers.get("Retry-After") ?? 1);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      continue;
    }
    // RFC 9457: what was wrong, and where; it never repeats the draft.
    const problem = await answer.json().catch(() => ({ title: answer.statusText }));
    const places = (problem.errors ?? []).map((error) => `${error.pointer}: ${error.detail}`);
    throw new Error([problem.title, problem.detail, ...places].filter(Boolean).join("; "));
  }
}

/** Return the lines to show; places are UTF-16 offsets, as JavaScript counts. */
function linesOf(report, text) {
  const lines = [`${report.verdict} ${report.channel}: ${report.recommendation}`];
  for (const finding of report.findings.filter((one) => !one.shadowed)) {
    const quoted = finding.places.map(([start, end]) => `«${text.slice(start, end)}»`);
    lines.push(`${finding.severity} ${finding.code} (${finding.clause}) ${quoted.join(" ")}`.trimEnd());
    lines.push(`  ${finding.message}`);
    lines.push(...finding.fixes.map((fix) => `  - ${fix.title}`));
  }
  return lines;
}

const [service, draftFile, contextFile] = process.argv.slice(2);
try {
  const text = await readFile(draftFile, "utf8");
  const context = contextFile ? JSON.parse(await readFile(contextFile, "utf8")) : undefined;
  const report = await check(service, { text, context }, process.env.DIALOGVAKT_KEY);
  console.log(linesOf(report, text).join("\n"));
  process.exitCode = report.verdict === "send" ? 0 : 1;
} catch (error) {
  console.error(`not checked: ${error.message}`);
  process.exitCode = 2;
}
