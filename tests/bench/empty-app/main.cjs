// The least that Electron can show: the baseline for start, memory and idle. With a URL as last argument it shows that
// page instead, for the bare SIP.js page.
'use strict';
const { app, BrowserWindow } = require('electron');

const page = process.argv.findLast(
  (argument) => argument.startsWith('http:') || argument.startsWith('data:'),
);
app.setPath(
  'userData',
  process.argv.find((argument) => argument.startsWith('--data=')).slice('--data='.length),
);
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1040,
    height: 700,
    webPreferences: { backgroundThrottling: false },
  });
  return window.loadURL(page ?? 'data:text/html,<h1>Empty</h1>');
});
