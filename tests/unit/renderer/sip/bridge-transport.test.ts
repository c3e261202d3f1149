import { describe, expect, it, vi } from 'vitest';
import {
  BridgeTransport,
  type BridgeTransportOptions,
} from '../../../../renderer/sip/transport/bridge-transport.ts';
import { accountId, MemoryBridge } from './support/memory-bridge.ts';

function transport(): { bridge: MemoryBridge; transport: BridgeTransport; options: BridgeTransportOptions } {
  const bridge = new MemoryBridge();
  const options = { bridge, accountId, onSend: vi.fn(), onReceive: vi.fn(), onConnection: vi.fn() };
  return { bridge, options, transport: new BridgeTransport(undefined, options) };
}

describe('the transport', () => {
  it('fails at once what is sent without a connection, and never gives it to main', async () => {
    const { bridge, transport: sut } = transport();
    await expect(sut.send('BYE sip:a@b SIP/2.0')).rejects.toThrow('not connected');
    expect(bridge.requested).toEqual([]);
  });

  it('takes no notice of an ACK that cannot leave: SIP.js would count it as another refusal', async () => {
    const { transport: sut } = transport();
    await expect(sut.send('ACK sip:a@b SIP/2.0')).resolves.toBeUndefined();
  });

  it('fails what main refuses', async () => {
    const { bridge, transport: sut } = transport();
    bridge.connect();
    bridge.refuseSend = true;
    await expect(sut.send('BYE sip:a@b SIP/2.0')).rejects.toThrow('not-connected');
  });

  it('tells SIP.js once of each connection and of each loss', () => {
    const { bridge, transport: sut } = transport();
    sut.onConnect = vi.fn();
    sut.onDisconnect = vi.fn();
    bridge.connect();
    bridge.drop();
    bridge.connect();
    expect(sut.onConnect).toHaveBeenCalledTimes(2);
    expect(sut.onDisconnect).toHaveBeenCalledTimes(1);
    expect(sut.isConnected()).toBe(true);
  });

  it('names the transport of the Via after the server', () => {
    const { bridge, transport: sut } = transport();
    bridge.change({ state: 'connected', server: 'ws://pbx.example' });
    expect(sut.protocol).toBe('WS');
    bridge.change({ state: 'connected', server: 'wss://pbx.example' });
    expect(sut.protocol).toBe('WSS');
  });
});
