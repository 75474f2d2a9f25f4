/**
 * Keeps keys out of addresses, where proxies log them: after a server error the SDK would ask again by a script element (JSONP)
 * whose address holds the signature.
 */

/** From here on this page makes no request whose address holds one of `secrets`. To be called before the SDK joins. */
export function keepOutOfAddresses(secrets: readonly string[]): void {
  const kept = secrets.filter((secret) => secret !== '')
  const refuse = (address: string): void => {
    if (
      kept.some(
        (secret) => address.includes(secret) || address.includes(encodeURIComponent(secret)),
      )
    )
      throw new TypeError('a key must not be in an address')
  }

  const fetchBefore = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    refuse(input instanceof Request ? input.url : String(input))
    return fetchBefore(input, init)
  }
  const { prototype }: { readonly prototype: { open: (...args: never[]) => void } } = XMLHttpRequest
  prototype.open = new Proxy(prototype.open, {
    apply(open, request: XMLHttpRequest, args: readonly unknown[]) {
      refuse(String(args[1]))
      return Reflect.apply(open, request, args) as unknown
    },
  })
  const source = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src')
  Object.defineProperty(HTMLScriptElement.prototype, 'src', {
    ...source,
    set(this: HTMLScriptElement, address: unknown) {
      refuse(String(address))
      source?.set?.call(this, address)
    },
  })
}
