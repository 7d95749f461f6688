#include "cli/memory.h"

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>

#include "base/error.h"

namespace raingan::cli {
namespace {

[[noreturn]] void end_uncaught() {
    try {
        if (const std::exception_ptr thrown = std::current_exception()) std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
        end_out_of_memory();
    } catch (...) {
        std::fputs("raingan: an error that nobody caught; please report it\n", stderr);
    }
    std::abort();
}

// Before all others that begin before main: they allocate.
[[gnu::constructor(101)]] void catch_uncaught() {
    std::set_terminate(end_uncaught);
}

}  // namespace

void end_out_of_memory() noexcept {
    const char* const message = out_of_memory_message();
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, message, std::strlen(message));
    // What was printed before, but not where it is printing that ran out.
    if (::ftrylockfile(stdout) == 0) std::fflush(stdout);
    ::_exit(static_cast<int>(ExitStatus::unreadable));
}

}  // namespace raingan::cli

// The sanitizers bring allocation functions of their own, which do not return where there is no memory.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

extern "C" {
// glibc's own, under the names that it exports for those who stand in front of them.
void* __libc_malloc(std::size_t size);                     // NOLINT(bugprone-reserved-identifier)
void* __libc_calloc(std::size_t items, std::size_t size);  // NOLINT(bugprone-reserved-identifier)
void* __libc_realloc(void* old, std::size_t size);         // NOLINT(bugprone-reserved-identifier)
}

namespace {

void* or_end(void* memory) {
    if (memory == nullptr) raingan::cli::end_out_of_memory();
    return memory;
}

}  // namespace

// In front of those that the shared libraries know.
#pragma GCC visibility push(default)

extern "C" {
void* malloc(std::size_t size) {
    return or_end(__libc_malloc(size));
}
void* calloc(std::size_t items, std::size_t size) {
    return or_end(__libc_calloc(items, size));
}
void* realloc(void* old, std::size_t size) {
    void* const memory = __libc_realloc(old, size);
    return memory == nullptr && size > 0 ? or_end(memory) : memory;  // of no size: freed
}
}

void* operator new(std::size_t size) {
    if (void* const memory = __libc_malloc(size)) return memory;
    if (const std::new_handler end = std::get_new_handler()) end();
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
    std::free(memory);
}

#pragma GCC visibility pop

#endif
