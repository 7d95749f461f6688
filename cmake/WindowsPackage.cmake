# raingan.exe and what stands beside it in raingan-windows-x86_64.zip (scripts/package windows): a folder that is unpacked anywhere.
enable_language(RC)
target_sources(raingan PRIVATE packaging/windows/raingan.rc)
# Stacks as deep as Linux', for documents in documents; the same program from the same sources.
target_link_options(raingan PRIVATE -Wl,--stack,8388608 -Wl,--no-insert-timestamp)

install(TARGETS raingan RUNTIME DESTINATION .)
install(PROGRAMS packaging/windows/convert.cmd DESTINATION .)
install(FILES README.md README.th.md DESTINATION .)
install(FILES packaging/copyright DESTINATION . RENAME copyright.txt)
install(FILES docs/windows.md docs/security.md docs/sample-page.png docs/page-screen.png DESTINATION docs)
install(DIRECTORY docs/steps DESTINATION docs)
install(FILES samples/lamnamphong-ita-2566.docx DESTINATION samples)
install(DIRECTORY DESTINATION trust)  # the issuers' certificates that `verify` trusts (src/sign/windows/trust_folder.cpp)
