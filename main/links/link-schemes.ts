/** The schemes of links that Parley opens: RFC 3966, RFC 3261 §19.1, and `callto:`, which web pages use like `tel:`. */
export const LINK_SCHEMES = ['tel', 'sip', 'sips', 'callto'] as const;
