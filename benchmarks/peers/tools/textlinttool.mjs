// textlint: our terms as one dictionary for its rule prh. Prints the same JSON as worker.py, which see.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const seconds = () => {
    const used = process.cpuUsage();
    return (used.user + used.system) / 1e6;
};
// As in worker.py: what the parent had counts into maxRSS on Linux.
const peak = () =>
    existsSync("/proc/self/status")
        ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024
        : process.resourceUsage().maxRSS / 1024;

const data = JSON.parse(readFileSync(process.argv[2], "utf8"));
const read = seconds();
const { createLinter, loadTextlintrc } = await import(createRequire(join(process.cwd(), "x")).resolve("textlint"));

const folder = mkdtempSync(join(tmpdir(), "textlint-"));
const escape = (words) => words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
// prh knows no letters beyond ASCII as part of a word, so where words end is said here.
const oneOf = (phrases) => `/(?<![\\p{L}\\p{N}])(?:${phrases.map(escape).join("|")})(?![\\p{L}\\p{N}])/i`;
const rules = Object.entries(data.lexicon.targets).map(([label, phrases]) => ({
    expected: label,
    pattern: oneOf(phrases),
}));
writeFileSync(join(folder, "prh.yml"), JSON.stringify({ version: 1, rules }));
const configuration = join(folder, ".textlintrc.json");
writeFileSync(configuration, JSON.stringify({ rules: { prh: { rulePaths: [join(folder, "prh.yml")] } } }));
const linter = createLinter({ descriptor: await loadTextlintrc({ configFilePath: configuration }) });

const timed = async (text) => {
    const start = seconds();
    const found = (await linter.lintText(text, "draft.txt")).messages.length;
    return [found, seconds() - start];
};
const ready = seconds() - read;
const [found, first] = await timed(data.first);
const start = peak();
for (const text of data.warm_up) await timed(text);
const series = {};
for (const [length, texts] of Object.entries(data.series)) {
    const times = [];
    const counts = [];
    let sum = 0;
    for (const text of texts) {
        const [count, took] = await timed(text);
        times.push(took);
        counts.push(count);
        sum += took;
        if (sum > data.seconds) break;
    }
    series[length] = { times, found: counts };
}
rmSync(folder, { recursive: true });
console.log(JSON.stringify({ ready, first, series, start_mb: start, peak_mb: peak(), found }));
