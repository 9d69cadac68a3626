/** The report of version 1 as the service gives it, and what a writer has put aside. Offsets are UTF-16 units. */

/** @typedef {"nb" | "nn"} Standard */
/** @typedef {"critical" | "warning" | "info"} Severity */
/** @typedef {[start: number, end: number]} Place Half-open. */
/** @typedef {[start: number, end: number, text: string]} Edit Other words for a half-open range. */

/**
 * @typedef {object} Fix One that has no edits is a choice to make in the window around the text.
 * @property {string} title
 * @property {Edit[]} edits
 * @property {boolean} safe Whether it may be applied without reading the sentence again.
 */

/**
 * @typedef {object} Reason A fact that fired the rule, and where it stands.
 * @property {string} fact
 * @property {string} label
 * @property {number} [start]
 * @property {number} [end]
 * @property {string} [cue] The words that decided who, when or whether.
 * @property {number} [probability] In percent.
 */

/**
 * @typedef {object} Finding
 * @property {string} code
 * @property {string} clause
 * @property {Severity} severity
 * @property {string} message
 * @property {string} [text] The words at the first place, or the name of what is missing.
 * @property {string} [channel] Where the message should go instead.
 * @property {Place[]} places Empty where something is missing.
 * @property {Fix[]} fixes
 * @property {Reason[]} reasons
 * @property {boolean} shadowed Whether it no longer matters once the message goes another way.
 * @property {"exact" | "suggested"} evidence
 */

/**
 * @typedef {object} GuidelineInfo
 * @property {string} id
 * @property {string} version
 * @property {"not-yet-in-force" | "in-force" | "expired" | "unknown"} status
 * @property {"recipient" | "sender" | "named" | "default"} [chosen] What decided on it.
 * @property {string} [valid_from]
 * @property {string} [valid_to]
 */

/**
 * @typedef {object} OtherGuideline The sender's, where another is used.
 * @property {string} id
 * @property {string} version
 * @property {{code: string, kind: "more" | "less" | "otherwise", text: string}[]} demands What it would say otherwise.
 */

/**
 * @typedef {object} Report
 * @property {1} version
 * @property {string} [id]
 * @property {Standard} language That of the draft.
 * @property {"redirect" | "revise" | "send"} verdict
 * @property {string} channel
 * @property {string[]} also
 * @property {GuidelineInfo} guideline
 * @property {OtherGuideline} [other_guideline]
 * @property {string} recommendation
 * @property {{from: string, to: string}} [expected_reply]
 * @property {string[]} flow
 * @property {{words: number, sentences: number, lix: number}} figures
 * @property {Finding[]} findings
 */

/**
 * @typedef {object} Context What the window knows beside the text; every member may be absent.
 * @property {string} [written_on]
 * @property {"hospital" | "municipality"} [sender_side]
 * @property {"request" | "reply"} [message_type]
 * @property {string} [document_type]
 * @property {string[]} [recipients]
 * @property {string[]} [attachments]
 * @property {Patient} [patient]
 * @property {{subject?: string, previous?: string[]}} [thread]
 */

/**
 * @typedef {object} Patient
 * @property {string} [national_id]
 * @property {"outpatient" | "inpatient" | "discharged" | "none"} [status]
 * @property {boolean} [known_to_hospital]
 * @property {string} [discharged_on]
 * @property {"somatic" | "psychiatric"} [care]
 */

/** @typedef {{finding: Finding, reason: string}} Dismissal A finding that the writer has put aside, and why. */

/** @typedef {"checked" | "checking" | "unchecked"} State `unchecked`: the service is away or refuses. */

/**
 * @typedef {object} Status
 * @property {Report | null} report The last one; null before the first, and for an empty draft.
 * @property {State} state
 * @property {Dismissal[]} dismissed Findings of the report that the writer has put aside.
 */

/**
 * Part the findings that the writer has not put aside into those that matter and those that do not once the message
 * goes another way. When everything that sends it another way is put aside, all others matter again.
 *
 * @param {Report} report
 * @param {Dismissal[]} dismissed
 * @returns {{mattering: Finding[], shadowed: Finding[]}}
 */
export function standing(report, dismissed) {
  const aside = new Set(dismissed.map(({ finding }) => finding));
  const left = report.findings.filter((finding) => !aside.has(finding));
  const redirected = left.some((finding) => finding.channel !== undefined);
  return {
    mattering: left.filter((finding) => !(redirected && finding.shadowed)),
    shadowed: left.filter((finding) => redirected && finding.shadowed),
  };
}
