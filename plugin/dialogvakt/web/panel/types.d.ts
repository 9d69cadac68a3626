/** What the parts of the panel hand each other. */

import type { Context, Dismissal, Finding, Fix, HeaderSource, Report, Severity, Standard, State, Trouble } from "../types.js";
import type { PanelWords } from "./words.js";

/** A text in both standards. */
export interface Bilingual {
  nb: string;
  nn: string;
}

/** What `/v1/guidelines/{id}` tells. */
export interface Guideline {
  id: string;
  title: Bilingual;
  version: string;
  /** The ways for a message to go by their ids; the last one is that of messages that no rule sends elsewhere. */
  channels: Record<string, { name: Bilingual; do: Bilingual }>;
  rules: { code: string; title: Bilingual }[];
  document_types: { name: string }[];
}

/** A service of `/v1/guidelines/{id}/services`. */
export interface GuidelineService {
  id: string;
  name: string;
  /** Other names; a star stands for any letters. */
  aliases: string[];
  side: "hospital" | "municipality";
}

/** What `/v1/guidelines/{id}/rules/{code}` tells. */
export interface Rule {
  why: Bilingual;
  better: Bilingual;
}

/** What the other channel wants to know, as far as the draft says it. */
export interface Note {
  channel: string;
  title: string;
  text: string;
  /** What the channel wants and the draft does not say; the text marks it, too. */
  missing: string[];
  /** The draft's words that the note does without. */
  left_out: string[];
}

/** What a note is made of. */
export interface NoteSource {
  text: string;
  context: Context;
  language: Standard;
}

/** What the page tells the panel; each is also a property of its own. */
export interface Given {
  report: Report | null;
  state: State;
  /** Why the draft is not checked. */
  trouble: Trouble | null;
  /** Findings of the report that the writer has put aside. */
  dismissed: Dismissal[];
  /** The draft that the report is about. */
  text: string;
  /** What the compose window knows beside it. */
  context: Context;
  /** That of the panel's own words; the draft's where none is given. */
  language: Standard | null;
  /** As `/v1/guidelines/{id}` tells it; asked of the service where it is not given. */
  guideline: Guideline | null;
  /** The service's address; that which this script came from where none is given. */
  endpoint: string;
  headers: HeaderSource;
}

export type Mark = Severity | "ok";

/** Findings of one rule. */
export interface Group {
  code: string;
  findings: Finding[];
}

export interface Arranged {
  /** Where the message should go instead; null if nothing that stands says so. */
  channel: string | null;
  /** Further channels. */
  also: string[];
  /** How grave the whole is. */
  mark: Mark;
  /** The findings behind the channel. */
  leading: Finding[];
  /** All others that matter, the gravest first. */
  groups: Group[];
  /** Those that do not matter once the message goes another way. */
  shadowed: Group[];
  /** How many findings matter. */
  count: number;
}

/** What a part of the panel may show. */
export interface View {
  report: Report | null;
  /** Null unless the draft is not checked. */
  trouble: Trouble | null;
  arranged: Arranged | null;
  dismissed: Dismissal[];
  language: Standard;
  words: PanelWords;
  guideline: Guideline | null;
  /** The sender's, where another is used. */
  other: Guideline | null;
  isReply: boolean;
}

/** What a finding's buttons ask for. */
export interface Actions {
  fix(finding: Finding, fix: Fix): void;
  dismiss(finding: Finding, reason: string): void;
  undismiss(finding: Finding): void;
  show(finding: Finding): void;
  explain(finding: Finding, into: HTMLElement): void;
}

export interface NoteActions {
  open(channel: string): void;
  close(): void;
}
