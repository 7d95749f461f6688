// The folder "trust" beside the program, which stands wherever it was unpacked.
#include <windows.h>

#include <string>

#include "base/filesystem.h"
#include "base/windows/utf16.h"
#include "sign/trust.h"

namespace raingan::sign {

std::string installed_trust_folder() {
    constexpr std::size_t longest = 32767;  // with the manifest's long paths
    std::wstring program(longest, L'\0');
    program.resize(::GetModuleFileNameW(nullptr, program.data(), static_cast<DWORD>(program.size())));
    return text_of(std::filesystem::path(program).parent_path() / "trust");
}

}  // namespace raingan::sign
