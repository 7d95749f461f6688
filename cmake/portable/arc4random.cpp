// expat and libstdc++ from Debian's archives ask for arc4random_buf, which glibc has since 2.36. A program that shall
// run on Ubuntu 22.04 (glibc 2.35) brings its own.
#include <sys/random.h>
#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" void arc4random_buf(void* buffer, std::size_t size) {
    auto* at = static_cast<unsigned char*>(buffer);
    while (size > 0) {
        const ssize_t got = getrandom(at, size, 0);
        if (got < 0) std::abort();
        at += got;
        size -= static_cast<std::size_t>(got);
    }
}

extern "C" std::uint32_t arc4random() {
    std::uint32_t value = 0;
    arc4random_buf(&value, sizeof value);
    return value;
}
