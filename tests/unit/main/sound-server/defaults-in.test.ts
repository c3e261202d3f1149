import { expect, test } from 'vitest';
import { defaultsIn } from '../../../../main/sound-server/defaults-in.ts';

const sinks = `Sink #1
	State: SUSPENDED
	Name: alsa_output.pci.analog-stereo
	Description: Built-in Audio Analog Stereo
	Driver: PipeWire
	Properties:
		device.description = "Built-in"

Sink #2
	State: RUNNING
	Name: alsa_output.usb
	Description: Evolve: 65
`;

test.each([
  ['alsa_output.usb', 'Evolve: 65'],
  ['alsa_output.pci.analog-stereo', 'Built-in Audio Analog Stereo'],
  ['alsa_output', undefined],
  ['@DEFAULT_SINK@', undefined],
])('the default %s is called %s', (name, output) => {
  const info = `Server Name: PulseAudio (on PipeWire 1.0.5)\nDefault Sink: ${name}\nDefault Source: none\n`;
  expect(defaultsIn({ info, sources: '', sinks })).toEqual({ input: undefined, output });
});

test('without a sound server nothing is known', () => {
  expect(defaultsIn({ info: '', sources: '', sinks: '' })).toEqual({ input: undefined, output: undefined });
});
