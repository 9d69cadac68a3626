/** What the parts of the script tell each other. */

import type { Edit, Finding, Fix, Place, Severity, Standard } from "../types.js";

export type { Edit, Finding, Fix, Place, Severity, Standard };

/** In pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Somewhere in the text of now that there is something to show. */
export interface Spot {
  /** The same for what is the same to the writer, in one report and the next. */
  key: string;
  finding: Finding;
  place: Place;
}

/** A spot, and one of the lines of text that it is on. */
export interface Hit {
  spot: Spot;
  line: number;
}

/** The one range in which two texts differ. */
export interface Change {
  start: number;
  /** Where the range ends in the older text. */
  end: number;
  /** How much longer it is in the newer text; less than zero where it is shorter. */
  grown: number;
}

/** In pixels of an element itself, however its page scales or turns it. */
export interface Size {
  /** With borders. */
  width: number;
  /** With borders. */
  height: number;
  /** The width left for text, without padding and scroll bar. */
  line: number;
}

export interface Watcher {
  /** Called once at the beginning, too. */
  resized(size: Size): void;
  moved(): void;
  removed(): void;
}

export interface Actions {
  fix(finding: Finding, fix: Fix): void;
  dismiss(finding: Finding, reason: string): void;
}

export interface Keys {
  /** In the order of the text. */
  spots(): Spot[];
  go(spot: Spot): void;
  ask(spots: Spot[]): void;
  /** Any other key was pressed. */
  other(): void;
}
