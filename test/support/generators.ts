/** What generators make is as long as they say: left to itself an array is short, and in a short history little ever happens. */
import fc from 'fast-check'

fc.configureGlobal({ defaultSizeToMaxWhenMaxSpecified: true })
