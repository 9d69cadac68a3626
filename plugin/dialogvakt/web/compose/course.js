/** The patient and the course at the hospital. */

import { byId } from "../byid.js";
import { fillList } from "./page.js";

/** @import { Patient } from "../types.js" */

/** @typedef {import("./words.js").ComposeWords} ComposeWords */
/** @typedef {{name: string, patient: Patient}} Person */

export class Course {
  #patient = byId("patient", HTMLSelectElement);
  #status = byId("status", HTMLSelectElement);
  #discharged = byId("discharged-on", HTMLInputElement);
  #care = byId("care", HTMLSelectElement);
  #known = byId("known", HTMLSelectElement);

  /**
   * @param {Person[]} persons
   * @param {() => void} changed
   */
  constructor(persons, changed) {
    this.persons = persons;
    this.#patient.addEventListener("change", () => {
      this.#writeCourse(this.person?.patient);
      changed();
    });
    this.#status.addEventListener("change", () => {
      if (this.#isAtHospital()) this.#known.value = "yes";
    });
    for (const field of [this.#status, this.#discharged, this.#care, this.#known]) {
      field.addEventListener("change", () => {
        this.#hide();
        changed();
      });
    }
  }

  /** @returns {Person | undefined} */
  get person() {
    return this.persons[Number(this.#patient.value || -1)];
  }

  /** @returns {Patient | undefined} */
  get value() {
    if (!this.person) return undefined;
    const { national_id } = this.person.patient;
    const status = /** @type {Patient["status"]} */ (this.#status.value);
    const care = /** @type {Patient["care"]} */ (this.#care.value);
    return {
      ...(national_id && { national_id }),
      ...(status && { status }),
      ...(this.#known.value && { known_to_hospital: this.#known.value === "yes" }),
      ...(status === "discharged" && this.#discharged.value && { discharged_on: this.#discharged.value }),
      ...(care && { care }),
    };
  }
  set value(patient) {
    const place = this.persons.findIndex((person) => person.patient.national_id === patient?.national_id);
    this.#patient.value = patient && place >= 0 ? String(place) : "";
    this.#writeCourse(patient);
  }

  /** @param {ComposeWords} words */
  draw(words) {
    fillList(this.#patient, [
      ["", words.noPatient],
      ...this.persons.map(({ name, patient }, place) => choice(place, name, patient.national_id ?? words.noNumber)),
    ]);
    fillList(this.#status, [["", words.notKnown], ...Object.entries(words.status)]);
    fillList(this.#care, [["", words.notKnown], ...Object.entries(words.cares)]);
    fillList(this.#known, [
      ["", words.notKnown],
      ["yes", words.yes],
      ["no", words.no],
    ]);
    this.#hide();
  }

  /** @param {Patient | undefined} patient */
  #writeCourse(patient) {
    this.#status.value = patient?.status ?? "";
    this.#discharged.value = patient?.discharged_on ?? "";
    this.#care.value = patient?.care ?? "";
    this.#known.value = patient?.known_to_hospital === undefined ? "" : patient.known_to_hospital ? "yes" : "no";
    this.#hide();
  }

  /** Whether the patient is or has been in a bed there, and so is known. */
  #isAtHospital() {
    return ["inpatient", "discharged"].includes(this.#status.value);
  }

  #hide() {
    const discharged = this.#status.value === "discharged";
    byId("discharged-field", HTMLElement).hidden = !discharged;
    byId("known-field", HTMLElement).hidden = discharged;
    for (const field of [this.#status, this.#care, this.#known]) field.disabled = this.#patient.value === "";
  }
}

/**
 * @param {number} place
 * @param {string} name
 * @param {string} number
 * @returns {[string, string]}
 */
function choice(place, name, number) {
  const shown = /^\d{11}$/.test(number) ? `${number.slice(0, 6)} ${number.slice(6)}` : number;
  return [String(place), `${name}, ${shown}`];
}
