/** What a person may change, until what it stands for changes. */
import { useState } from 'react'

/** State that begins anew, in the same drawing, whenever `from` is another one. @param start the state that `from` stands for */
export function useStateFrom<From, State>(
  from: From,
  start: (from: From) => State,
): readonly [State, (state: State) => void] {
  const [known, setKnown] = useState(from)
  const [state, setState] = useState(() => start(from))
  if (Object.is(known, from)) return [state, setState]
  const anew = start(from)
  setKnown(from)
  setState(anew)
  return [anew, setState]
}
