/** The form of what a person needs to know of a failure: what happened, what was kept, what to do. */

export type FailureText = {
  readonly what: string
  readonly kept?: string | undefined
  readonly next?: string | undefined
}
type Details = Readonly<Record<string, string | number>>
/** By reason; a function where the details matter. */
export type FailureTexts = Readonly<
  Record<string, FailureText | ((details: Details) => FailureText)>
>
