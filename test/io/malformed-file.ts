/** A good file with one part replaced, and the whole message that it must give. */
export interface MalformedFile {
  readonly what: string;
  readonly replace: string;
  readonly by: string;
  /** One per line of the message. */
  readonly messages: readonly string[];
}

/** A text that is wrong as a whole, and the whole message that it must give. */
export interface MalformedYaml {
  readonly what: string;
  readonly text: string;
  readonly messages: readonly string[];
}
