import { mount } from 'svelte';
import { getLocale } from '#locale';
import { m } from '#messages';
import { logUncaught } from '../uncaught.ts';
import '../theme/tokens.css';
import '../theme/base.css';
import Card from './card.svelte';
import { RingingCalls } from './ringing-calls.svelte.ts';

const bridge = window.parley;
logUncaught(window, bridge);

document.title = m.incoming_calls();
document.documentElement.lang = getLocale();
mount(Card, {
  target: document.body,
  props: { calls: new RingingCalls(bridge), writingTo: location.hash.slice(1) },
});
