/** What goes between a page, the script and the service. Offsets are UTF-16 units; ranges are half-open. */

export type Standard = "nb" | "nn";
export type Severity = "critical" | "warning" | "info";
export type Place = [start: number, end: number];
/** Other words for a range. */
export type Edit = [start: number, end: number, text: string];

/** One without edits is a choice to make in the window around the text. */
export interface Fix {
  title: string;
  edits: Edit[];
  /** Whether it may be applied without reading the sentence again. */
  safe: boolean;
}

/** A fact that fired the rule, and where it stands. */
export interface Reason {
  fact: string;
  label: string;
  start?: number;
  end?: number;
  /** The words that decided who, when or whether. */
  cue?: string;
  /** In percent. */
  probability?: number;
  /** What was read in place of misspelt words. */
  read_as?: string;
}

export interface Finding {
  code: string;
  clause: string;
  severity: Severity;
  message: string;
  /** The words at the first place, or the name of what is missing. */
  text?: string;
  /** Where the message should go instead. */
  channel?: string;
  /** Empty where something is missing. */
  places: Place[];
  fixes: Fix[];
  reasons: Reason[];
  /** Whether it no longer matters once the message goes another way. */
  shadowed: boolean;
  evidence: "exact" | "suggested";
}

export interface GuidelineInfo {
  id: string;
  version: string;
  status: "not-yet-in-force" | "in-force" | "expired" | "unknown";
  /** What decided on it. */
  chosen?: "recipient" | "sender" | "named" | "default";
  valid_from?: string;
  valid_to?: string;
}

/** The sender's guideline, where another is used. */
export interface OtherGuideline {
  id: string;
  version: string;
  /** What it would say otherwise. */
  demands: { code: string; kind: "more" | "less" | "otherwise"; text: string }[];
}

/** The report of version 1. */
export interface Report {
  version: 1;
  id?: string;
  /** That of the draft. */
  language: Standard;
  verdict: "redirect" | "revise" | "send";
  channel: string;
  also: string[];
  guideline: GuidelineInfo;
  other_guideline?: OtherGuideline;
  recommendation: string;
  expected_reply?: { from: string; to: string };
  flow: string[];
  figures: { words: number; sentences: number; lix: number };
  findings: Finding[];
}

export interface Patient {
  national_id?: string;
  status?: "outpatient" | "inpatient" | "discharged" | "none";
  known_to_hospital?: boolean;
  discharged_on?: string;
  care?: "somatic" | "psychiatric";
}

/** What the window knows beside the text; what is absent is unknown. */
export interface Context {
  written_on?: string;
  sender_side?: "hospital" | "municipality";
  message_type?: "request" | "reply";
  document_type?: string;
  recipients?: string[];
  attachments?: string[];
  patient?: Patient;
  thread?: { subject?: string; previous?: string[] };
}

/** A finding that the writer has put aside, and why. */
export interface Dismissal {
  finding: Finding;
  reason: string;
}

/** `unchecked`: see `Trouble`. */
export type State = "checked" | "checking" | "unchecked";
/** Why a draft is not checked: no answer, a service that wants to know who asks, or one that does not take this draft. */
export type Trouble = "away" | "unauthenticated" | "refused";

export interface Status {
  /** The last one; null before the first, and for an empty draft. */
  report: Report | null;
  state: State;
  /** Null unless the state is `unchecked`. */
  trouble: Trouble | null;
  /** Findings of the report that the writer has put aside. */
  dismissed: Dismissal[];
}

export type Headers = Record<string, string>;
/** Sent with each question, as `Authorization`; a function is asked each time, and told the address. */
export type HeaderSource = Headers | ((address: string) => Headers | Promise<Headers>);

/** How a textarea is attached. */
export interface Options {
  /** The service's address; the one that the script came from where none is given. */
  endpoint?: string;
  /** What the window knows beside the text. */
  context?: Context;
  /** That of everything said to the writer; the draft's own where none is given. */
  language?: Standard;
  /** The guideline's id; the service chooses where none is given. */
  guideline?: string;
  headers?: HeaderSource;
  /** Whether screen readers are told what was found; false where something else on the page tells them. */
  announce?: boolean;
  /** Told whenever the report, the state or what is put aside has changed. */
  onReport?: (status: Status) => void;
}

/** What the service is asked. */
export interface Question {
  text: string;
  context?: Context;
  language?: Standard;
  guideline?: string;
}

/** Who asks the service. */
export interface Asker {
  /** What to ask now. */
  question(): Question;
  answered(report: Report, text: string): void;
  unanswered(trouble: Trouble): void;
}
