/** Keeps keys out of addresses: after a server error the SDK would ask again with the signature in the address, where proxies log it. */

/** From here on this page makes no request whose address holds one of `secrets`. To be called before the SDK joins. */
export function keepOutOfAddresses(secrets: readonly string[]): void {
  const holds = (address: string): boolean => secrets.some((secret) => secret !== '' && (address.includes(secret) || address.includes(encodeURIComponent(secret))))
  const fetchBefore = window.fetch
  window.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    return holds(address) ? Promise.reject(new TypeError('a key must not be in an address')) : fetchBefore.call(window, input, init)
  }
  XMLHttpRequest.prototype.open = new Proxy(XMLHttpRequest.prototype.open, {
    apply(open, request: XMLHttpRequest, args: readonly unknown[]) {
      if (holds(String(args[1]))) throw new TypeError('a key must not be in an address')
      return Reflect.apply(open, request, args)
    },
  })
}
