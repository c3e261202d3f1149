/** By this name the systems know Parley: it is that of electron-builder.yml, and of the .desktop file on Linux. */
export const APP_ID = 'org.parley.Parley';
