// Playwright has every Electron keep its secrets in no keyring; loaded after Playwright's own module, this takes that back.
require('electron').app.commandLine.removeSwitch('password-store');
