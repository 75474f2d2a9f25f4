/** What zod finds wrong with a form, at its fields and in the form's words. Pure. */
import type { z } from 'zod'
import { tooLongWords } from './limits.ts'

/** What is wrong, in words, by field. */
export type Wrong<Field extends string> = Readonly<Partial<Record<Field, string>>>

/** What to say when a field is wrong: always the same, or by what stands in it. */
export type FieldWords = string | ((typed: unknown) => string)

/** `sites.*.name` in the words, `sites.0.name` in what is wrong. */
type Numbered<Path extends string> = Path extends `${infer Before}*${infer After}`
  ? `${Before}${number}${Numbered<After>}`
  : Path

/** What a draft stands for; null while something is wrong with it. */
export type Reading<Value, Field extends string> = {
  readonly value: Value | null
  readonly wrong: Wrong<Field>
}

/** @param entries fields of this form and no others */
export const wrongOf = <Field extends string>(
  entries: Iterable<readonly [string, string]>,
): Wrong<Field> =>
  // Sound by the caller's promise: the type of an object that is put together forgets which keys it has.
  Object.fromEntries(entries) as Wrong<Field>

/** For what may not be left empty, and can be wrong in another way. */
export const emptyOr =
  (empty: string, otherwise: string): FieldWords =>
  (typed) =>
    typed === null || (typeof typed === 'string' && typed.trim() === '') ? empty : otherwise

type Issue = {
  readonly path: readonly PropertyKey[]
  readonly code?: string | undefined
  readonly origin?: string | undefined
  readonly maximum?: number | bigint | undefined
}

/**
 * The words for what zod found in `typed`, each at its field or at the nearest one around it; the first of a field counts.
 * Throws when there are none: a form must not refuse without a word. What is too long has the kit's own.
 */
export function wrongFields<Path extends string>(
  issues: readonly Issue[],
  typed: unknown,
  words: Readonly<Record<Path, FieldWords>>,
): Wrong<Numbered<Path>> {
  const known = new Map<string, FieldWords>(Object.entries<FieldWords>(words))
  const wrong = new Map<string, string>()
  for (const issue of issues) {
    const { path } = issue
    const steps = path.map(String)
    let say: FieldWords | undefined
    while (say === undefined && steps.length > 0) {
      say = known.get(steps.map((step) => (/^\d+$/.test(step) ? '*' : step)).join('.'))
      if (say === undefined) steps.pop()
    }
    if (say === undefined && issue.code === 'too_big' && issue.origin === 'string') {
      steps.push(...path.map(String))
      say = (typed) => tooLongWords(String(typed), Number(issue.maximum)) ?? ''
    }
    if (say === undefined) throw new Error(`no words for what is wrong at ${path.join('.')}`)
    const field = steps.join('.')
    if (!wrong.has(field))
      wrong.set(field, typeof say === 'string' ? say : say(valueAt(typed, steps)))
  }
  return wrongOf(wrong)
}

function valueAt(from: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined,
    from,
  )
}

/** For a form that cannot be sent before it is complete: its button waits, and nothing is said at the fields. */
export function readComplete<Value>(
  schema: z.ZodType<Value>,
  typed: unknown,
): Reading<Value, never> {
  return { value: schema.safeParse(typed).data ?? null, wrong: wrongOf([]) }
}

/** Reads what is typed by a schema: a channel's own, or a form's. */
export function readBy<Value, Path extends string>(
  schema: z.ZodType<Value>,
  typed: unknown,
  words: Readonly<Record<Path, FieldWords>>,
): Reading<Value, Numbered<Path>> {
  const read = schema.safeParse(typed)
  return read.success
    ? { value: read.data, wrong: wrongOf([]) }
    : { value: null, wrong: wrongFields(read.error.issues, typed, words) }
}
