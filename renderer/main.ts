import { mount } from 'svelte';
import { getLocale } from '#locale';
import { m } from '#messages';
import App from './App.svelte';
import { composePhone } from './compose.ts';
import { logUncaught } from './uncaught.ts';
import './theme/tokens.css';
import './theme/base.css';

const bridge = window.parley;
logUncaught(window, bridge);

const { phone, stop, load } = composePhone(bridge);

bridge.on('app:quitting', () => {
  void stop().then(() => bridge.request('app:left', undefined));
});
window.addEventListener('online', () => void bridge.request('signalling:retry', undefined));

document.title = m.app_name();
document.documentElement.lang = getLocale();
mount(App, { target: document.body, props: { phone } });
void load();
