// Shared libraries that are loaded when something of them is first called for: they and what stands behind them would
// cost every start of the program. Not for Windows, whose sources go without them.
#pragma once

#include <dlfcn.h>

#include <type_traits>

namespace raingan {

/// It stays loaded: GLib registers its types but once, and libraries behind libcurl register exit handlers.
class LateLibrary {
public:
    /// With RTLD_GLOBAL in `more_flags`, libraries that are loaded later see its symbols.
    explicit LateLibrary(const char* name, int more_flags = 0)
        : handle_(::dlopen(name, RTLD_NOW | more_flags)), whole_(handle_ != nullptr) {}

    /// Null where it has none of that name.
    template <typename Function>
    LateLibrary& find(Function& function, const char* symbol) {
        function = whole_ ? reinterpret_cast<std::decay_t<Function>>(::dlsym(handle_, symbol)) : nullptr;
        whole_ = function != nullptr;
        return *this;
    }
    /// Whether it is there, with all that was looked for.
    [[nodiscard]] bool whole() const { return whole_; }

private:
    void* handle_;
    bool whole_;
};

}  // namespace raingan
