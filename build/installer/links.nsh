; Lets Windows offer Parley for links, as main/links/windows-registration.ts says: electron-builder's `protocols`
; does nothing for NSIS. SHELL_CONTEXT is HKEY_CURRENT_USER, or HKEY_LOCAL_MACHINE when installed for everyone.

!macro registerLinks SCHEME
  WriteRegStr SHELL_CONTEXT "Software\Classes\Parley.${SCHEME}" "" "URL:${SCHEME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Parley.${SCHEME}" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Parley.${SCHEME}\DefaultIcon" "" '"$appExe",0'
  WriteRegStr SHELL_CONTEXT "Software\Classes\Parley.${SCHEME}\shell\open\command" "" '"$appExe" -- "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Parley\Capabilities\URLAssociations" "${SCHEME}" "Parley.${SCHEME}"
!macroend

!macro customInstall
  !insertmacro registerLinks "tel"
  !insertmacro registerLinks "sip"
  !insertmacro registerLinks "sips"
  !insertmacro registerLinks "callto"
  WriteRegStr SHELL_CONTEXT "Software\Parley\Capabilities" "ApplicationName" "Parley"
  WriteRegStr SHELL_CONTEXT "Software\Parley\Capabilities" "ApplicationDescription" "Makes and takes phone calls"
  WriteRegStr SHELL_CONTEXT "Software\Parley\Capabilities" "ApplicationIcon" '"$appExe",0'
  WriteRegStr SHELL_CONTEXT "Software\RegisteredApplications" "Parley" "Software\Parley\Capabilities"
  ; SHCNE_ASSOCCHANGED: the settings read their lists anew.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

!macro customUnInstall
  ; An update uninstalls first: the person's choice of Parley for links must not find its class gone.
  ${ifNot} ${isUpdated}
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Parley.tel"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Parley.sip"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Parley.sips"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Parley.callto"
    DeleteRegKey SHELL_CONTEXT "Software\Parley\Capabilities"
    DeleteRegKey /ifempty SHELL_CONTEXT "Software\Parley"
    DeleteRegValue SHELL_CONTEXT "Software\RegisteredApplications" "Parley"
  ${endIf}
!macroend
