/** `host [":" port]` of RFC 3261 §25.1, IPv6 in brackets. */
export function isHostPort(text: string): boolean {
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false;
  return isHostName(host) || isIpv4(host) || (host.startsWith('[') && isIpv6(host.slice(1, -1)));
}

function isHostName(host: string): boolean {
  return (
    host.length <= 253 &&
    /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z](?:[a-z0-9-]*[a-z0-9])?\.?$/i.test(host)
  );
}

function isIpv4(host: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(host);
}

function isIpv6(host: string): boolean {
  const lastColon = host.lastIndexOf(':');
  const tail = host.slice(lastColon + 1);
  // An IPv4 address at the end stands for two groups.
  const text = isIpv4(tail) ? `${host.slice(0, lastColon + 1)}0:0` : host;
  const halves = text.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : halves.length === 1 && groups.length === 8;
}
